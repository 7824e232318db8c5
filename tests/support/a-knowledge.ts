import type { Clause, Knowledge, Match, Policy } from '../../knowledge/index.ts';

const POLICY = 'social-media-policy';

function clause(given: Pick<Clause, 'id' | 'section' | 'title' | 'stance' | 'text'> & Partial<Clause>): Clause {
  return {
    policy: POLICY,
    settings: [],
    nextSteps: [],
    parts: [],
    summary: `${given.text} In short.`,
    additions: [],
    examples: [],
    protected: [],
    ...given,
  };
}

const MUST_NOT = 'If using social networking websites at work or in your private life … you must not;';

const CLAUSES = {
  friends: clause({
    id: 'no-pupil-friends',
    section: '3',
    title: 'being friends with or following pupils',
    stance: 'must-not',
    text: 'School employees must not be “friends” with or follow pupils on social networking sites as this could be viewed as a safeguarding issue.',
  }),
  contact: clause({
    id: 'pupil-contact',
    section: '3',
    title: 'letting pupils into your personal accounts',
    stance: 'must-not',
    stem: MUST_NOT,
    text: "Allow pupils to access their personal social networking accounts. Where they are contacted by a pupil they should bring it to the Headteacher's attention.",
    nextSteps: ['tell-headteacher'],
    parts: [
      {
        act: 'letting pupils access your personal social networking accounts',
        stance: 'must-not',
        stem: MUST_NOT,
        text: 'Allow pupils to access their personal social networking accounts.',
        nextSteps: [],
      },
      {
        act: 'tell the Headteacher when a pupil contacts you',
        stance: 'should',
        text: "Where they are contacted by a pupil they should bring it to the Headteacher's attention.",
        nextSteps: ['tell-headteacher'],
      },
    ],
  }),
  ownAccount: clause({
    id: 'no-students-on-personal',
    section: '3',
    title: 'students’ images or names on your own account',
    stance: 'must-not',
    settings: ['personal'],
    narrowing: { kind: 'exception', words: 'sharing a post from LinkedIn' },
    text: 'Staff must not post images or names of students on their personal social media accounts, unless it is sharing a post from LinkedIn.',
  }),
  consent: clause({
    id: 'parental-consent',
    section: '4',
    title: 'parental consent for pupils’ photos on the school’s account',
    stance: 'must',
    settings: ['school-account'],
    nextSteps: ['check-arbor'],
    stem: 'Guidance for posts on the school account:',
    text: 'We must have parental consent for any pupil whose photo appears on social media. See Arbor for the parental consent list;',
  }),
  defame: clause({
    id: 'defame',
    section: '3',
    title: 'defaming or disparaging the Trust',
    stance: 'must-not',
    stem: MUST_NOT,
    text: 'Defame or disparage the trust',
  }),
  disrepute: clause({
    id: 'disrepute',
    section: '3',
    title: 'naming the Trust as your employer in a way that may bring it into disrepute',
    stance: 'must-not',
    stem: MUST_NOT,
    text: 'Identify yourselves as working for the Trust, in a way which has, or may have, the effect of bringing the trust into disrepute.',
  }),
};

/**
 * A small Knowledge that keeps the promise of the real one and is right about a few subjects, so that tests of the bot do not hang on how
 * good the matcher is: photo → depends, criticise → near tie, slag off → answer, "followed me" and "messaged me" → pupil signal.
 */
export function aKnowledge({ revision = 'r1', change = (clauses: Clause[]) => clauses } = {}): Knowledge {
  const clauses = change(Object.values(CLAUSES));
  const by = (id: string) => clauses.find((each) => each.id === id);
  const policy: Policy = {
    id: POLICY,
    title: 'Social Media Policy',
    approvedBy: 'ELT',
    status: 'Non statutory',
    lastReview: '2024-06',
    nextReview: '2026-06',
    related: ['Code of Conduct', 'Social Media Policy'],
    sections: [
      { number: '3', title: 'Staff Conduct' },
      { number: '4', title: 'The School LinkedIn and Facebook Account' },
    ],
    clauses,
  };
  const shown = (score: number, ...ids: string[]) =>
    ids.flatMap((id) => {
      const found = by(id);
      return found ? [{ clause: found, score, ...(id === 'pupil-contact' && { leadPart: 1 }) }] : [];
    });
  const answer = (text: string, base: Pick<Match, 'pupilSignal' | 'mayBeKept' | 'nextSteps' | 'why'>): Match => {
    if (/photo/.test(text)) {
      const both = shown(0.4, 'parental-consent', 'no-students-on-personal');
      return {
        ...base,
        kind: 'clarify',
        because: 'setting',
        shown: both,
        nextSteps: [...base.nextSteps, 'check-arbor'],
      };
    }
    if (/criticise/.test(text)) {
      return { ...base, kind: 'clarify', because: 'near-tie', shown: shown(0.4, 'defame', 'disrepute') };
    }
    if (/slag off/.test(text)) return { ...base, kind: 'answer', shown: shown(0.9, 'defame', 'disrepute') };
    if (/friend/.test(text)) return { ...base, kind: 'answer', shown: shown(0.9, 'no-pupil-friends', 'pupil-contact') };
    return { ...base, kind: 'none', nearest: clauses.slice(0, 2) };
  };
  const knowledge: Knowledge = {
    revision,
    policies: [policy],
    isOutside: () => false,
    clause: (ref) => (ref.policy === POLICY ? by(ref.id) : undefined),
    policy: (id) => (id === POLICY ? policy : undefined),
    terms: (question) =>
      [...new Set(question.toLowerCase().match(/[a-z]{4,}/g) ?? [])].map((term) => ({ term, weight: 1 })),
    match(question) {
      const text = question.toLowerCase();
      const pupilSignal = /(followed|messaged) me/.test(text);
      return answer(text, {
        pupilSignal,
        mayBeKept: !pupilSignal,
        nextSteps: pupilSignal ? ['tell-headteacher'] : [],
        why: () => [],
      });
    },
    explain(question) {
      const match = knowledge.match(question);
      const nearest = match.kind === 'none' ? match.nearest.map((near) => ({ clause: near, score: 0.1 })) : match.shown;
      return { match, ranking: nearest.map(({ clause: near, score }) => ({ clause: near, score })) };
    },
  };
  return knowledge;
}
