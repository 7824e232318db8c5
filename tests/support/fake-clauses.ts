import type { ClauseValue, ItemValue, PolicyValue } from '../../bot/tabs/clauses/said.ts';

const DOCUMENT = `Social Media Policy

3. Staff Conduct
If using social networking websites at work or in your private life you must not;
• Accept pupils as friends or follow them.
• Share photographs of pupils on a personal account.
Staff should tell the Headteacher at once if a pupil contacts them.
Staff may post on the school account if parental consent is recorded on Arbor.

4. The School LinkedIn and Facebook Account
Posts on the school account are made by the office.`;

const clause = (section: string, title: string, stance: ClauseValue['stance'], text: string, more: Partial<ClauseValue> = {}): ClauseValue => ({ section, title, stance, settings: [], actions: [], text, parts: [], summary: `In short: ${title}.`, additions: [], protected: [], examples: [], ...more }); // prettier-ignore
const asked = (...questions: string[]) => questions.map((q) => ({ q, shown: [], or: [], escalate: false }));

/** The made-up clauses of a made-up trust. */
export function fakeItems(many = 0): Map<string, ItemValue> {
  const policy: PolicyValue = { title: 'Social Media Policy', approvedBy: 'ELT', status: 'Non statutory', lastReview: '2024-06', nextReview: '2026-06', related: ['Code of Conduct'], sections: [{ number: '3', title: 'Staff Conduct' }, { number: '4', title: 'The School LinkedIn and Facebook Account' }], stems: { 'must-not-list': 'If using social networking websites at work or in your private life you must not;' }, document: DOCUMENT }; // prettier-ignore
  const phones: PolicyValue = { ...policy, title: 'Mobile Phones Policy', nextReview: '2027-09', stems: {}, document: 'Phones are kept out of sight while pupils are present.', sections: [{ number: '1', title: 'Phones' }] }; // prettier-ignore
  const key = (id: string) => `clause.social-media-policy.${id}`;
  return new Map<string, ItemValue>([
    ['policy.social-media-policy', policy],
    [key('no-pupil-friends'), clause('3', 'being friends with or following pupils', 'must-not', 'Accept pupils as friends or follow them.', { stem: 'must-not-list', summary: 'Do not be friends with pupils online, and do not follow them.', protected: ['Can I follow a pupil on Instagram?'], examples: asked('can I follow a pupil', 'a lad added me on insta', 'is it ok to be friends with pupils on facebook') })], // prettier-ignore
    [key('no-pupil-photos'), clause('3', 'sharing photographs of pupils on your own account', 'must-not', 'Share photographs of pupils on a personal account.', { stem: 'must-not-list', settings: ['personal'], exception: 'sharing a post from LinkedIn', protected: ['Can I share this photo of my class?'], examples: asked('can I share a photo of my class', 'posting pictures of pupils on my instagram') })], // prettier-ignore
    [key('contacted'), clause('3', 'telling the Headteacher when a pupil contacts you', 'should', 'Staff should tell the Headteacher at once if a pupil contacts them.', { actions: ['tell-headteacher', 'log-on-cpoms'], additions: [{ by: 'Northfield School', text: 'At Northfield, tell the office as well.' }], examples: [{ q: 'a year 9 has messaged me', shown: ['no-pupil-friends'], or: [], escalate: true }, ...asked('what do I do when a pupil contacts me')] })], // prettier-ignore
    [key('consent'), clause('3', 'posting photographs of pupils on the school account', 'may-if', 'Staff may post on the school account if parental consent is recorded on Arbor.', { settings: ['school-account'], actions: ['check-arbor'], examples: asked('do I need consent to post a pupil on the school page') })], // prettier-ignore
    [key('who-posts'), clause('4', 'who posts on the school account', 'info', 'Posts on the school account are made by the office.')], // prettier-ignore
    ['policy.phones', phones],
    ['clause.phones.out-of-sight', clause('1', 'keeping your phone out of sight of pupils', 'must', 'Phones are kept out of sight while pupils are present.', { examples: asked('can I have my phone on my desk') })], // prettier-ignore
    ...Array.from({ length: many }, (_, n): [string, ItemValue] => [`clause.phones.more-${n}`, clause('1', `Made-up rule ${n} of the phones policy`, 'info', `Rule ${n}.`)]), // prettier-ignore
    ['staff-words', { concepts: { pupil: ['pupil', 'child', 'kid', 'lad', 'year 9'], 'social-network': ['facebook', 'instagram', 'insta'] }, shorthand: { pls: 'please', u: 'you' } }], // prettier-ignore
    ['outside', ['Can I leave early on Friday?', 'Who won the match?'].map((q) => ({ q, escalate: false }))],
  ]);
}
