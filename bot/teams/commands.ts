import type { RenderedCard } from '../../cards/index.ts';
import type { Asking } from '../asking/asking.ts';
import { COMMANDS, type CommandName } from './command-names.ts';

type Run = (asking: Asking) => RenderedCard;

const RUN: Record<CommandName, Run> = {
  help: (asking) => asking.help(),
  topics: (asking) => asking.topics(),
};

/** The commands: name, what it does, what runs. Names and descriptions are also the help card's and the manifest's. */
export const commands: readonly { name: CommandName; describes: string; run: Run }[] = COMMANDS.map((command) => ({
  ...command,
  run: RUN[command.name],
}));
