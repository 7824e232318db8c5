/** The commands as the manifest, the help card and the README show them. Without botbuilder, so that the manifest can import it. */
export const COMMANDS = [
  { name: 'help', describes: 'How to ask, and what I can answer' },
  { name: 'topics', describes: 'The policies I know, by section' },
] as const;

export type CommandName = (typeof COMMANDS)[number]['name'];

const ALSO: Readonly<Record<string, CommandName>> = {
  'help me': 'help',
  menu: 'help',
  commands: 'help',
  start: 'help',
  'what can you do': 'help',
  'what can i ask': 'help',
  'what can i ask you': 'help',
  'how does this work': 'help',
  topic: 'topics',
  policies: 'topics',
  'show topics': 'topics',
  'list topics': 'topics',
};

/** The command that a whole message is; undefined for everything else ("help, a pupil messaged me" is a question). */
export function commandIn(text: string): CommandName | undefined {
  if (text.length > 40) return undefined;
  const words = text
    .toLowerCase()
    .replace(/^\s*\//, '')
    .replace(/[\s!?.,]+/g, ' ')
    .trim();
  return COMMANDS.find(({ name }) => name === words)?.name ?? (Object.hasOwn(ALSO, words) ? ALSO[words] : undefined);
}
