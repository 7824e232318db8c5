import { DEPUTY, HEADTEACHER, MATTER, REPORTER, SCHOOL } from './matter-samples.ts';
import type { MatterData } from './matter.ts';

export const FULL_MATTER: MatterData = {
  ...MATTER,
  state: `acknowledged 10:51 by ${HEADTEACHER}`,
  reporter: REPORTER,
  school: SCHOOL,
  at: '10:32',
  aboutHeadteacher: false,
  holder: HEADTEACHER,
  chronology: [
    { at: '10:32', line: `${REPORTER} pressed Tell the Headteacher.` },
    { at: '10:32', line: `Delivered to ${HEADTEACHER}.` },
    { at: '10:40', line: `${REPORTER} added a note.` },
    { at: '10:51', line: `Acknowledged by ${HEADTEACHER}.` },
    { at: '10:52', line: `Opened by ${HEADTEACHER}.` },
  ],
  details: [
    {
      at: '10:40',
      pupil: 'A. N., year 9',
      what: 'A follow request, then the message “add me back”.\nI have not answered.',
      where: 'Instagram',
      when: 'Yesterday at 21:10',
    },
  ],
  detailDays: 90,
  buttons: ['hold'],
};

/** Matters that show other branches of the card. */
export function matterVariants(): Record<string, MatterData> {
  const base: MatterData = {
    ...MATTER,
    state: 'not acknowledged',
    reporter: REPORTER,
    at: '10:32',
    aboutHeadteacher: true,
    chronology: [{ at: '10:32', line: `${REPORTER} pressed It concerns the Headteacher.` }],
    details: [],
    detailDays: 1,
    buttons: [],
  };
  return {
    'nothing added': { ...base, drill: true },
    'on hold': {
      ...base,
      aboutHeadteacher: false,
      state: 'closed 14:10',
      outcome: 'Logged on CPOMS on 3 May.',
      continues: 'B2M8RT',
      held: '4 May',
      holder: DEPUTY,
      details: [{ at: '10:40', what: 'A follow request. I have not answered.' }],
      chronology: [{ at: '3 May', line: `Closed by ${DEPUTY}.` }],
      buttons: ['release'],
    },
    deleted: { ...base, state: 'closed 2 January', detailsDeleted: '2 April' },
    'more than a card holds': {
      ...base,
      chronology: Array.from({ length: 200 }, (_, index) => ({
        at: '10:32',
        line: `Step ${index + 1} of a long story.`,
      })),
      details: Array.from({ length: 12 }, (_, index) => ({
        at: '10:40',
        what: `${index + 1}. ${'It goes on and on. '.repeat(200)}`,
      })),
      from: 2,
      buttons: ['hold'],
      refreshFor: ['29:1sample'],
    },
  };
}
