import additions from './parts/additions.json';
import banner from './parts/banner.json';
import buttons from './parts/buttons.json';
import clauseRow from './parts/clause-row.json';
import clauseWords from './parts/clause-words.json';
import feedback from './parts/feedback.json';
import footer from './parts/footer.json';
import formHead from './parts/form-head.json';
import lines from './parts/lines.json';
import outdated from './parts/outdated.json';
import plainWords from './parts/plain-words.json';
import privacy from './parts/privacy.json';
import quietLine from './parts/quiet-line.json';
import row from './parts/row.json';
import say from './parts/say.json';
import schoolChoice from './parts/school-choice.json';
import steps from './parts/steps.json';
import fromTrust from './parts/from-trust.json';

const PARTS: Readonly<Record<string, object>> = {
  additions,
  banner,
  buttons,
  'clause-row': clauseRow,
  'clause-words': clauseWords,
  feedback,
  footer,
  'form-head': formHead,
  'from-trust': fromTrust,
  lines,
  outdated,
  'plain-words': plainWords,
  privacy,
  'quiet-line': quietLine,
  row,
  say,
  'school-choice': schoolChoice,
  steps,
};

/** Puts the shared part in place of each `{"$part": name, …}` of a template; properties beside `$part` override the part's own. */
export function withParts(template: object): object {
  return replaceParts(template) as object;
}

function replaceParts(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(replaceParts);
  if (typeof node !== 'object' || node === null) return node;
  const { $part, ...own } = node as Record<string, unknown>;
  const merged = typeof $part === 'string' ? { ...partNamed($part), ...own } : own;
  return Object.fromEntries(Object.entries(merged).map(([name, value]) => [name, replaceParts(value)]));
}

function partNamed(name: string): object {
  const part = PARTS[name];
  if (!part) throw new Error(`No template part is named "${name}". The parts are: ${Object.keys(PARTS).join(', ')}.`);
  return part;
}
