import type { RenderedCard } from '../../cards/index.ts';
import type { Asking } from '../asking/asking.ts';
import { COMMANDS, type CommandName } from './command-names.ts';
import type { TellPress } from './tell-press.ts';

export interface CommandNeeds {
  asking: Pick<Asking, 'help' | 'topics' | 'pupilContact'>;
  tellPress: Pick<TellPress, 'schoolForm' | 'drillForm'>;
  listMatters: (list: { verb: 'open-matters' | 'my-reports' }, person: string) => Promise<RenderedCard>;
}

/** Undefined: not for this person, who gets the help card. */
type Run = (needs: CommandNeeds, asker: string) => RenderedCard | undefined | Promise<RenderedCard | undefined>;

const RUN: Record<CommandName, Run> = {
  help: ({ asking }) => asking.help(),
  topics: ({ asking }) => asking.topics(),
  'tell the headteacher': ({ asking }, asker) => asking.pupilContact(asker),
  'my reports': ({ listMatters }, asker) => listMatters({ verb: 'my-reports' }, asker),
  'open matters': ({ listMatters }, asker) => listMatters({ verb: 'open-matters' }, asker),
  'my school': ({ tellPress }, asker) => tellPress.schoolForm(asker),
  'start a test': ({ tellPress }, asker) => tellPress.drillForm(asker),
};

/** The commands: name, what it does, what runs. Names and descriptions are also the help card's and the manifest's. */
export const commands: readonly { name: CommandName; describes: string; run: Run }[] = COMMANDS.map((command) => ({
  ...command,
  run: RUN[command.name],
}));
