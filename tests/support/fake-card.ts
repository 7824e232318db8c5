import type { ClauseValue } from '../../bot/tabs/clauses/said.ts';

/** A card with a clause's words on it. */
export const fakeCard = ({ title, stance, text, summary, additions }: ClauseValue) => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    { type: 'Container', style: 'attention', bleed: true, items: [{ type: 'TextBlock', text: `${stance}: ${title}`, weight: 'bolder', wrap: true, style: 'heading' }] }, // prettier-ignore
    { type: 'TextBlock', text: `“${text}”`, wrap: true },
    { type: 'TextBlock', text: `In plain words: ${summary}`, wrap: true },
    ...additions.map(({ by, text }) => ({ type: 'TextBlock', text: `${by}: ${text}`, wrap: true })),
  ],
  actions: [{ type: 'Action.Execute', title: 'Not what I asked', verb: 'feedback' }],
});
