import type { ClauseView } from './clause-view.ts';
import type { FromTrust } from './from-trust.ts';

// The policy's own words, so that the pictures and tests show what staff will see.
const POLICY = 'social-media-policy';
const FOOTER = {
  policyTitle: 'Social Media Policy',
  approvedBy: 'ELT',
  lastReview: 'June 2024',
  nextReview: 'June 2026',
  reviewOverdue: true,
};
const CONDUCT = { number: '3', title: 'Staff Conduct' };
const ACCOUNT = { number: '4', title: 'The School LinkedIn and Facebook Account' };
const MUST_NOT_LIST =
  "If using social networking websites at work or in your private life, including closed groups (e.g. but not limited to What's App or similar) you must not;";
const SCHOOL_POSTS = 'Guidance for posts on the school account:';
const base = { policy: POLICY, revision: 'r1', footer: FOOTER };

export const OFFER = 'sample-offer-0001';
export const TRUST: FromTrust = { contact: 'the trust’s safeguarding lead', phone: '01632 960 000' };

export const noPupilFriends: ClauseView = {
  ...base,
  clause: 'no-pupil-friends',
  title: 'being friends with or following pupils',
  section: CONDUCT,
  rules: [
    {
      stance: 'must-not',
      act: 'being friends with or following pupils',
      text: 'School employees must not be “friends” with or follow pupils on social networking sites as this could be viewed as a safeguarding issue.',
    },
  ],
  summary:
    'School employees must not be friends with pupils, or follow them, on social networking sites. It could be viewed as a safeguarding issue.',
};

export const noStudentsOnPersonal: ClauseView = {
  ...base,
  clause: 'no-students-on-personal',
  title: 'posting images or names of students on your own account',
  section: CONDUCT,
  settingLabel: 'your own account',
  narrowing: 'unless it is sharing a post from LinkedIn',
  rules: [
    {
      stance: 'must-not',
      act: 'posting images or names of students',
      text: 'Staff must not post images or names of students on their personal social media accounts, unless it is sharing a post from LinkedIn.',
    },
  ],
  summary: 'No pictures or names of students on your own accounts. The one exception is sharing a post from LinkedIn.',
};

export const parentalConsent: ClauseView = {
  ...base,
  clause: 'parental-consent',
  title: 'parental consent for photos of pupils',
  section: ACCOUNT,
  settingLabel: 'the school’s account',
  rules: [
    {
      stance: 'must',
      act: 'parental consent for any pupil whose photo appears',
      stem: SCHOOL_POSTS,
      text: 'We must have parental consent for any pupil whose photo appears on social media. See Arbor for the parental consent list;',
    },
  ],
  summary: 'There must be parental consent for every pupil whose photo appears. The list is on Arbor.',
};

export const firstNamesOnly: ClauseView = {
  ...base,
  clause: 'first-names-only',
  title: 'students’ first names beside a photo',
  section: ACCOUNT,
  settingLabel: 'the school’s account',
  rules: [
    {
      stance: 'may-if',
      act: 'students’ first names beside the photo',
      stem: SCHOOL_POSTS,
      text: 'The first names of students can be used alongside the photo',
    },
    { stance: 'must-not', act: 'students’ surnames', stem: SCHOOL_POSTS, text: 'surnames must not be used;' },
  ],
  summary: 'First names may stand beside a photo. Surnames may not.',
};

export const pupilContact: ClauseView = {
  ...base,
  clause: 'pupil-contact',
  title: 'letting pupils into your own accounts, and contact by a pupil',
  section: CONDUCT,
  rules: [
    {
      stance: 'should',
      act: 'tell the Headteacher',
      text: "Where they are contacted by a pupil they should bring it to the Headteacher's attention.",
    },
    {
      stance: 'must-not',
      act: 'letting pupils into your own accounts',
      stem: MUST_NOT_LIST,
      text: 'Allow pupils to access their personal social networking accounts.',
    },
  ],
  summary:
    'Do not let pupils into your own accounts. If a pupil contacts you, bring it to the Headteacher’s attention.',
};

export const pupilBehaviourOnline: ClauseView = {
  ...base,
  clause: 'pupil-behaviour-online',
  title: 'log inappropriate behaviour by pupils on CPOMS',
  section: CONDUCT,
  rules: [
    {
      stance: 'should',
      act: 'log inappropriate behaviour by pupils on CPOMS',
      text: 'Where pupils behave inappropriately towards staff online this should be logged on CPOMS and the safeguarding team will identify the need for any further action.',
    },
  ],
  summary:
    'When pupils behave inappropriately towards staff online, it should be logged on CPOMS. The safeguarding team then sees what else is needed.',
};

export const explicitImages: ClauseView = {
  ...base,
  clause: 'explicit-images',
  title: 'explicit images and sexting',
  section: CONDUCT,
  rules: [
    {
      stance: 'warning',
      act: 'explicit images and sexting',
      text: "Note- Explicit Images or Sexting. Sending naked images can be a crime. Sharing explicit images without the person's consent is illegal. Should it be brought to the trust's attention that such images have been shared or should such images become public it could lead to disciplinary action up to and including dismissal for all parties employed at the Trust. Be aware that even images which self-destruct after a few seconds can be saved by the recipient. Problems normally arise after a relationship ends but could also arise if the sender or recipient's phone is accessed by a third party e.g. a child.",
    },
  ],
  summary:
    'Sending naked images can be a crime, and sharing explicit images without consent is illegal. It could lead to dismissal. Images that delete themselves can still be saved.',
};

export const disrepute: ClauseView = {
  ...base,
  clause: 'disrepute',
  title: 'naming the Trust as your employer in a way that harms its name',
  section: CONDUCT,
  narrowing: 'in a way which has, or may have, the effect of bringing the trust into disrepute',
  rules: [
    {
      stance: 'must-not',
      act: 'naming the Trust as your employer in a way that harms its name',
      stem: MUST_NOT_LIST,
      text: 'Identify yourselves as working for the Trust, in a way which has, or may have, the effect of bringing the trust into disrepute.',
    },
  ],
  summary: 'You may not show that you work for the Trust in a way that brings it, or may bring it, into disrepute.',
};

export const withAdditions = (clause: ClauseView): ClauseView => ({
  ...clause,
  additions: [
    { by: 'Northfield School', text: 'The office keeps a list for each class. Ask there before you plan an outing.' },
    { by: 'Southmoor Academy', text: 'The safeguarding team can tell you more.\nIts room is next to the library.' },
  ],
});
