import type { Example } from './clause.ts';
import { flat } from './flat.ts';
import type { ExamplesFile, PolicyFile } from './policy-file.ts';

/** Why a policy cannot be loaded, where its files are each right by themselves. */
export interface PolicyFault {
  file: 'policy' | 'examples';
  /** In that file, such as ["clauses", 3, "stem"]. */
  path: PropertyKey[];
  /** Of the clause it is about; none when it is about the policy. */
  clause?: string;
  kind: 'not-valid' | 'stem-missing';
  what: string;
  mend: string;
}

type ClauseEntry = PolicyFile['clauses'][number];

/** Whatever does not fit together in a policy and its examples. */
export function policyFaults(policy: PolicyFile, examples: ExamplesFile): PolicyFault[] {
  return [...doubles(policy), ...policy.clauses.flatMap((clause, i) => clauseFaults(policy, clause, i)), ...exampleFaults(policy, examples)]; // prettier-ignore
}

function doubles({ clauses, sections }: PolicyFile): PolicyFault[] {
  const again = (ids: readonly string[]) => ids.flatMap((id, i) => (ids.indexOf(id) < i ? [i] : []));
  return [
    ...again(sections.map(({ number }) => number)).map((i): PolicyFault => ({
      file: 'policy',
      path: ['sections', i, 'number'],
      kind: 'not-valid',
      what: `Two sections have the number "${sections[i]?.number}".`,
      mend: 'Give each its own.',
    })),
    ...again(clauses.map(({ id }) => id)).map((i): PolicyFault => ({
      file: 'policy',
      path: ['clauses', i, 'id'],
      clause: clauses[i]?.id,
      kind: 'not-valid',
      what: `Two clauses have the id "${clauses[i]?.id}".`,
      mend: 'Give each its own.',
    })),
  ];
}

function clauseFaults(policy: PolicyFile, clause: ClauseEntry, i: number): PolicyFault[] {
  const faults: PolicyFault[] = [];
  const complain = (field: PropertyKey[], kind: PolicyFault['kind'], what: string, mend: string) =>
    faults.push({ file: 'policy', path: ['clauses', i, ...field], clause: clause.id, kind, what, mend });
  if (!policy.sections.some(({ number }) => number === clause.section)) {
    complain(
      ['section'],
      'not-valid',
      `"${clause.id}" is in section "${clause.section}", which is not listed.`,
      'Add it under "sections:" or correct the number.',
    );
  }
  const holders: [PropertyKey[], { stem?: string }][] = [
    [['stem'], clause],
    ...clause.parts.map((part, k): [PropertyKey[], typeof part] => [['parts', k, 'stem'], part]),
  ];
  for (const [field, { stem }] of holders) {
    if (stem === undefined || Object.hasOwn(policy.stems, stem)) continue;
    complain(
      field,
      'stem-missing',
      `"${clause.id}" hangs on the stem "${stem}", which is not listed.`,
      'Add it under "stems:" or correct the name.',
    );
  }
  if (clause.parts.length > 0 && flat(clause.parts.map(({ text }) => text).join(' ')) !== flat(clause.text)) {
    complain(
      ['parts'],
      'not-valid',
      `The parts of "${clause.id}" do not add up to its text.`,
      'Together, in order, they must be the text, word for word.',
    );
  }
  return faults;
}

function exampleFaults({ clauses }: PolicyFile, examples: ExamplesFile): PolicyFault[] {
  const known = new Set(clauses.map(({ id }) => id));
  const guarded = new Set(clauses.flatMap((clause) => clause.protected.map(flat)));
  return Object.entries(examples).flatMap(([id, entries]) => {
    const complain = (path: PropertyKey[], what: string, mend: string): PolicyFault => ({
      file: 'examples',
      path: [id, ...path],
      clause: id,
      kind: 'not-valid',
      what,
      mend,
    });
    const about = ({ q, shown, or }: Example, i: number) => [
      ...[...shown, ...or]
        .filter((other) => !known.has(other))
        .map((other) => complain([i], `There is no clause "${other}".`, 'Correct the id.')),
      ...(guarded.has(flat(q))
        ? [complain([i], 'This question is protected.', 'A protected question tests the examples, so it may not be one: remove it here.')] // prettier-ignore
        : []),
    ];
    return [
      ...(known.has(id) ? [] : [complain([], `There is no clause "${id}".`, 'Correct the id or remove its examples.')]),
      ...entries.flatMap(about),
    ];
  });
}
