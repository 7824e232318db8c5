import type { Piece, SourceChange, SourceProblem } from '../knowledge/index.ts';

const KINDS: Record<SourceChange['kind'], string> = { new: 'New', changed: 'Changed', retired: 'Retired' };
/** Words on both sides of a change that are shown with it. */
const AROUND = 60;

/** "2 problems, 1 of which blocks:" and a paragraph for each, what blocks first. */
export function problemsAsText(problems: readonly SourceProblem[]): string {
  if (problems.length === 0) return 'No problems.';
  const blocking = problems.filter(({ blocks }) => blocks);
  const rest = problems.filter(({ blocks }) => !blocks);
  const block = blocking.length === 1 ? '1 of which blocks' : `${blocking.length} of which block`;
  const heading = `${count(problems.length, 'problem')}${blocking.length > 0 ? `, ${block}` : ', none of which blocks'}:`;
  return [heading, ...[...blocking, ...rest].flatMap((problem) => ['', ...problemLines(problem)])].join('\n');
}

function problemLines({ key, field, what, mend, blocks }: SourceProblem): string[] {
  return [`${blocks ? '✖' : '!'} ${key}${field === '' ? '' : ` › ${field}`}`, `  ${what}`, `  ${mend}`].map(
    forTerminal,
  );
}

/** What changes, item by item and word by word: in colour, or as [-removed-] and {+added+}. */
export function changesAsText(changes: readonly SourceChange[], { colour }: { colour: boolean }): string {
  if (changes.length === 0) return 'Nothing changes.';
  const items = changes.flatMap(({ key, kind, title, wording, fields }) => [
    '',
    `${KINDS[kind]}: ${forTerminal(title)} (${key})${wording ? ' · exact wording or approval: an approver must see it' : ''}`,
    // All of a retired item goes; its title is enough.
    ...(kind === 'retired' ? [] : fields.flatMap(({ field, pieces }) => fieldLines(field, pieces, colour))),
  ]);
  return [`${count(changes.length, 'change')}:`, ...items].join('\n');
}

function fieldLines(field: string, pieces: readonly Piece[], colour: boolean): string[] {
  if (pieces.length > 1 && pieces.every(({ is }) => is !== 'same') && isList(field)) {
    return [`  ${forTerminal(field)}:`, ...pieces.map((piece) => `    ${marked(piece, colour)}`)];
  }
  const text = pieces.map((piece, i) => (piece.is === 'same' ? shortened(piece.text, { first: i === 0, last: i === pieces.length - 1 }) : marked(piece, colour))).join(''); // prettier-ignore
  return [`  ${forTerminal(field)}: ${text.replaceAll('\n', '\n    ')}`];
}

const LISTS =
  /^(examples|protected|questions|settings|actions|additions|related|sections|concepts\..*|parts\.\d+\.actions)$/;
const isList = (field: string) => LISTS.test(field);

function marked({ is, text }: Piece, colour: boolean): string {
  const [red, green, plain] = ['\u001b[31m', '\u001b[32m', '\u001b[0m'];
  const visible = forTerminal(text);
  if (is === 'removed') return colour ? `${red}${visible}${plain}` : `[-${visible}-]`;
  return colour ? `${green}${visible}${plain}` : `{+${visible}+}`;
}

/** Nothing that an imported text holds may command the terminal. */
export const forTerminal = (text: string) =>
  text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');

/** What stays the same in the midst of a long text is left out. */
function shortened(text: string, { first, last }: { first: boolean; last: boolean }): string {
  const visible = forTerminal(text);
  if (visible.length <= 2 * AROUND + 3) return visible;
  const head = first ? '' : visible.slice(0, AROUND);
  const tail = last ? '' : visible.slice(-AROUND);
  return `${head} … ${tail}`;
}

/** "1 clause", "35 clauses", "2 policies". */
export function count(number: number, what: string): string {
  return `${number} ${number === 1 ? what : what.endsWith('y') ? `${what.slice(0, -1)}ies` : `${what}s`}`;
}
