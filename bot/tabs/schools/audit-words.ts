import type { Audit } from '../said.ts';

type Line = Pick<Audit['entries'][number], 'what' | 'reference' | 'fact'>;

/** A line of the audit as somebody reads it who was not there. */
export function auditWords({ what, reference, fact }: Line): string {
  const done = DONE[what] ?? what.slice(0, 1).toUpperCase() + what.slice(1).replaceAll('-', ' ');
  const about = what === 'matters-exported' && fact !== undefined ? `${fact} matters` : REFUSED.has(what) ? fact : '';
  return [done, reference, about].filter(Boolean).join(' · ');
}

/** Those whose fact is what was asked for; a proposal's id tells nobody anything. */
const REFUSED = new Set(['refused-not-staff', 'refused-role']);

const DONE: Readonly<Record<string, string>> = {
  'matter-opened': 'Opened a matter',
  'matter-handed-over': 'Drew the hand-over page of a matter',
  'matters-exported': 'Exported their register',
  'schools-proposed': 'Proposed a change of the schools',
  'schools-approved': 'Approved a change of the schools',
  'schools-rejected': 'Rejected a change of the schools',
  'schools-withdrawn': 'Withdrew a proposed change of the schools',
  'schools-from-file': 'Schools taken from the schools file',
  'drill-started': 'Started a drill',
  'refused-not-staff': 'Refused: not staff',
  'refused-role': 'Refused: not their role',
  'refused-matter': 'Refused: looked for a matter that is not theirs',
  'refused-own-proposal': 'Refused: tried to approve their own proposal',
};
