import type { Schools } from '../schools.ts';
import { isConcerned, lastPassedOn, type Line, type MatterFile } from './matter.ts';
import { isAbout } from './receivers.ts';

/** Whether a line may still be sent: it may have waited for Teams while its matter went on, or whom it is for lost the right to it. */
export function isStillTrue(line: Line, person: string, file: MatterFile, schools: Schools): boolean {
  const { matter, notices } = file;
  const isOpen = matter.state === 'open';
  const isReporter = matter.reporter.person === person;
  if (isAbout(matter, person, schools)) return false;
  switch (line) {
    case 'acknowledged':
    case 'drill-acknowledged':
      return isReporter && matter.state === 'acknowledged';
    case 'passed-on':
      return isReporter && isOpen && lastPassedOn(notices) !== undefined;
    case 'not-delivered':
      return isReporter && isOpen && !notices.some(({ state }) => state === 'delivered');
    case 'not-acknowledged':
      return isReporter && isOpen;
    case 'details-asked':
      return isReporter && matter.detailsAskedAt !== undefined;
    case 'details-added':
      return isConcerned(file, person) && matter.details > 0;
    case 'reminder':
      return isConcerned(file, person) && isOpen;
    case 'pass-on-failed':
      return isOpen && notices.some(({ passedOnBy, state }) => passedOnBy === person && state === 'unreachable');
    case 'withdrawn':
      return isConcerned(file, person) && matter.state === 'withdrawn';
    case 'alarm':
      return isOpen && matter.alarmedAt !== undefined;
    default:
      return line satisfies never;
  }
}
