import type { Clause, Policy } from '../../knowledge/index.ts';

/** Policies, questions that nobody learns from, and questions that no policy answers: always the same for the same number of clauses. */
export interface Synthetic {
  policies: Policy[];
  outside: { q: string; escalate: boolean }[];
  /** Held back: each with the clause it is about. */
  questions: { q: string; clause: string }[];
}

const CLAUSES_A_POLICY = 35;
const EXAMPLES_A_CLAUSE = 5;
const OUTSIDE = 300;
/** One question in so many has a slip of the finger in its longest word. */
const MISSPELT_EVERY = 5;

// Each line is one thing and the ways to say it; the first is the policy's own.
const lines = (text: string) => text.trim().split('\n').map((line) => line.trim().split(' | ')); // prettier-ignore
const ACTS = lines(`
  book | reserve | arrange
  buy | order | purchase
  lend | loan | hand out
  move | shift | carry
  store | keep | put away
  repair | fix | mend
  clean | wash | wipe down
  copy | duplicate | print
  sell | auction | trade
  collect | pick up | fetch
  cancel | call off | drop
  record | log | write down
  inspect | check | look over
  lock | secure | shut
  replace | swap | renew
  display | show | put up
  bring in | take in | come with
  throw away | bin | dispose of
  label | mark | tag
  count | tally | add up
  approve | sign off | agree to
  advertise | announce | promote
  photograph | snap | take a picture of
  measure | weigh | size up
  open | unlock | start up
  transport | drive | ferry
  test | try out | trial
  insure | cover | protect
  share | pass on | give out
  hire | rent | lease`);
const THINGS = lines(`
  the minibus | the school bus | the van
  trip money | cash for the outing | excursion payments
  the science lab | the laboratory | the chemistry room
  library books | reading books | novels
  the sports hall | the gym | the gymnasium
  first aid kits | plasters | bandages
  packed lunches | sandwiches | cold dinners
  the kiln | the pottery oven | the clay oven
  musical instruments | violins | trumpets
  school uniform | blazers | jumpers
  the swimming pool | the pool | the baths
  exam papers | test scripts | answer booklets
  the stage lights | spotlights | theatre lamps
  tablets | iPads | touch screens
  the kitchen | the canteen | the servery
  garden tools | spades | rakes
  the fire doors | emergency exits | escape doors
  visitor badges | lanyards | guest passes
  lost property | forgotten coats | unclaimed bags
  the car park | parking bays | parking spaces
  staff laptops | notebooks | work computers
  textbooks | course books | workbooks
  the photocopier | the copier | the printer
  playground toys | skipping ropes | hula hoops
  the trophy cabinet | cups and medals | awards
  art supplies | paint | brushes
  the heating | radiators | the boiler
  asthma inhalers | puffers | allergy pens
  the climbing wall | climbing ropes | harnesses
  raffle prizes | tombola gifts | hampers
  the defibrillator | the AED | the heart machine
  chemicals | acids | solvents
  the assembly hall | the main hall | the big hall
  bicycles | bikes | scooters
  school animals | hamsters | guinea pigs
  the wood workshop | the workshop | the DT room
  classroom keys | keys | fobs
  revision guides | study guides | crib sheets
  the noticeboard | the pinboard | the message board
  Christmas trees | decorations | tinsel`);
const TIMES = lines(`
  at weekends | on a Saturday | on Sundays
  in the summer holidays | in August | during the long break
  before school | first thing in the morning | at breakfast time
  after school | at home time | once lessons finish
  during exams | in exam season | while tests are on
  at parents' evening | when parents visit | on open evening
  on sports day | at athletics day | for the races
  in bad weather | when it snows | in a storm
  during a fire drill | at an evacuation | when the alarm goes
  for the school fair | at the fete | for the bazaar
  with volunteers | with helpers | with parent helpers
  for another school | for a neighbouring school | for the partner academy`);
const WAYS_TO_ASK = [
  'can I ACT THING TIME?',
  'am I allowed to ACT THING TIME',
  'who decides if we ACT THING TIME?',
  'TIME, do I need permission to ACT THING?',
  'is it ok to ACT THING TIME',
  'what is the rule if I want to ACT THING TIME?',
  'colleague wants to ACT THING TIME, is that fine?',
  'do we have to ask somebody before we ACT THING TIME?',
  'THING TIME - may I ACT',
  'whats the policy, ACT THING, TIME',
  'could you tell me whether staff may ACT THING TIME',
  'need to ACT THING TIME. who do I talk to?',
];
const DECIDERS = ['the site manager', 'the business manager', 'the head of year', 'the office', 'the Headteacher'];
const ELSEWHERE = ['my pension', 'the wifi password', 'annual leave', 'the payslip', 'jury service', 'the cover rota', 'my mortgage', 'a dentist', 'the bus timetable', 'a parking fine', 'the wedding', 'my phone contract']; // prettier-ignore
const ASKED_ELSEWHERE = ['how do I sort out THING', 'who knows about THING?', 'when is THING due', 'is there news on THING', 'where do I find THING', 'help with THING pls']; // prettier-ignore

/** Makes `clauses` clauses, told apart by what is done, with what and when; neighbours share two of the three. */
export function syntheticPolicies({ clauses, questions }: { clauses: number; questions: number }): Synthetic {
  const chance = sequence();
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T;
  const all = ACTS.flatMap((act) => THINGS.flatMap((thing) => TIMES.map((time) => ({ act, thing, time }))));
  for (let i = all.length - 1; i > 0; i--) {
    const j = Math.floor(chance() * (i + 1));
    [all[i], all[j]] = [all[j]!, all[i]!];
  }
  const ask = ({ act, thing, time }: (typeof all)[number]) =>
    pick(WAYS_TO_ASK).replace('ACT', pick(act)).replace('THING', pick(thing)).replace('TIME', pick(time));
  const chosen = all.slice(0, clauses);
  const made = chosen.map((topic, i): Clause => {
    const [act = '', thing = '', time = ''] = [topic.act[0], topic.thing[0], topic.time[0]];
    return {
      policy: `policy-${Math.floor(i / CLAUSES_A_POLICY)}`,
      id: `clause-${i}`,
      section: '1',
      title: `asking before staff ${act} ${thing} ${time}`,
      stance: 'must',
      settings: [],
      nextSteps: [],
      text: `Staff who wish to ${act} ${thing} ${time} must ask ${pick(DECIDERS)} at least ${2 + (i % 9)} working days ahead.`,
      parts: [],
      summary: `Ask ${pick(DECIDERS)} before you ${act} ${thing} ${time}.`,
      additions: [],
      examples: Array.from({ length: EXAMPLES_A_CLAUSE }, () => ({
        q: ask(topic),
        shown: [],
        or: [],
        escalate: false,
      })),
      protected: [],
    };
  });
  const policies = Array.from({ length: Math.ceil(clauses / CLAUSES_A_POLICY) }, (_, i): Policy => ({
    id: `policy-${i}`,
    title: `Synthetic policy ${i}`,
    approvedBy: 'The Board',
    lastReview: '2026-01',
    nextReview: '2028-01',
    related: [],
    sections: [{ number: '1', title: 'Rules' }],
    clauses: made.slice(i * CLAUSES_A_POLICY, (i + 1) * CLAUSES_A_POLICY),
  }));
  const learned = new Set(made.flatMap(({ examples }) => examples.map(({ q }) => q)));
  const held: Synthetic['questions'] = [];
  while (held.length < questions) {
    const i = Math.floor(chance() * clauses);
    const clean = ask(chosen[i]!);
    const q = held.length % MISSPELT_EVERY === 0 ? misspell(clean, chance) : clean;
    if (!learned.has(q)) held.push({ q, clause: `clause-${i}` });
  }
  const outside = Array.from({ length: OUTSIDE }, () => ({
    q: pick(ASKED_ELSEWHERE).replace('THING', pick(ELSEWHERE)),
    escalate: false,
  }));
  return { policies, outside, questions: held };
}

/** Swaps two neighbouring letters inside the longest word. */
function misspell(question: string, chance: () => number): string {
  const longest = question.split(' ').reduce((one, other) => (other.length > one.length ? other : one));
  const at = 1 + Math.floor(chance() * (longest.length - 3));
  const slipped = longest.slice(0, at) + longest[at + 1] + longest[at] + longest.slice(at + 2);
  return question.replace(longest, slipped);
}

/** Numerical Recipes' linear congruential generator: the same numbers everywhere. */
function sequence(): () => number {
  let state = 2024;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
