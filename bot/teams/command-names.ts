/** The commands as the manifest, the help card and the README show them. Without botbuilder, so that the manifest can import it. */
export const COMMANDS = [
  { name: 'help', describes: 'How to ask, and what I can answer' },
  { name: 'topics', describes: 'The policies I know, by section' },
  { name: 'tell the headteacher', describes: 'A pupil has contacted you' },
  { name: 'my reports', describes: 'What you have told, and how far it got' },
  { name: 'open matters', describes: 'For those who receive notices: what is open' },
  { name: 'my school', describes: 'At which school you work' },
  { name: 'start a test', describes: 'For admins: try out telling the Headteacher' },
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
  'tell head': 'tell the headteacher',
  'tell the head': 'tell the headteacher',
  'tell headteacher': 'tell the headteacher',
  'tell the head teacher': 'tell the headteacher',
  'a pupil has contacted me': 'tell the headteacher',
  'pupil has contacted me': 'tell the headteacher',
  reports: 'my reports',
  'my report': 'my reports',
  matters: 'open matters',
  'open matter': 'open matters',
  school: 'my school',
  'change my school': 'my school',
  'choose my school': 'my school',
  drill: 'start a test',
  'start a drill': 'start a test',
  'start drill': 'start a test',
  'start test': 'start a test',
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
