import type { Example } from './clause.ts';
import type { ClauseValue, Item, OutsideValue, PolicyValue, StaffWordsValue } from './items.ts';

/** What a field says, to be compared: words, or a list whose order does not count. */
export type FieldText = string | readonly string[];

/** An item's fields by name ("parts.1.text", "concepts.pupil"), each as a person reads it; what is not given is not among them. */
export function fieldsOf({ key, value }: Item): Map<string, FieldText> {
  const given = key.startsWith('clause.')
    ? clauseFields(value as ClauseValue)
    : key.startsWith('policy.')
      ? policyFields(value as PolicyValue)
      : key === 'staff-words'
        ? staffWordsFields(value)
        : [['questions', (value as OutsideValue).map(exampleText)] as const];
  return new Map(given.filter(([, text]) => text !== undefined && text.length > 0) as [string, FieldText][]);
}

type Fields = (readonly [string, FieldText | undefined])[];

function clauseFields(clause: ClauseValue): Fields {
  return [
    ['section', clause.section],
    ['title', clause.title],
    ['stance', clause.stance],
    ['settings', clause.settings],
    ['condition', clause.condition],
    ['exception', clause.exception],
    ['limit', clause.limit],
    ['actions', clause.actions],
    ['stem', clause.stem],
    ['text', clause.text],
    ...clause.parts.flatMap((part, i): Fields => [
      [`parts.${i}.act`, part.act],
      [`parts.${i}.stance`, part.stance],
      [`parts.${i}.actions`, part.actions],
      [`parts.${i}.stem`, part.stem],
      [`parts.${i}.text`, part.text],
    ]),
    ['summary', clause.summary],
    ['additions', clause.additions.map(({ by, text }) => `${by}: ${text}`)],
    ['protected', clause.protected],
    ['examples', clause.examples.map(exampleText)],
  ];
}

function policyFields(policy: PolicyValue): Fields {
  return [
    ['title', policy.title],
    ['approvedBy', policy.approvedBy],
    ['status', policy.status],
    ['lastReview', policy.lastReview],
    ['nextReview', policy.nextReview],
    ['related', policy.related],
    ['sections', policy.sections.map(({ number, title }) => `${number}: ${title}`)],
    ...Object.entries(policy.stems).map(([name, words]) => [`stems.${name}`, words] as const),
    ['document', policy.document],
  ];
}

function staffWordsFields({ concepts, shorthand }: StaffWordsValue): Fields {
  return [
    ...Object.entries(concepts).map(([concept, words]) => [`concepts.${concept}`, words] as const),
    ...Object.entries(shorthand).map(([short, word]) => [`shorthand.${short}`, word] as const),
  ];
}

/** "who signs (shown: risk, ratio)"; two examples with the same text are the same. */
function exampleText({ q, shown = [], or = [], escalate }: Pick<Example, 'q' | 'escalate'> & Partial<Example>): string {
  const more = [
    ...(shown.length > 0 ? [`shown: ${shown.join(', ')}`] : []),
    ...(or.length > 0 ? [`as right: ${or.join(', ')}`] : []),
    ...(escalate ? ['tells of a pupil’s contact'] : []),
  ];
  return more.length === 0 ? q : `${q} (${more.join('; ')})`;
}
