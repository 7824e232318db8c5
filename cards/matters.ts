import { z } from 'zod';
import { action } from './actions.ts';
import { defineCard } from './define-card.ts';
import { MatterBase, When, line } from './matter-base.ts';
import { MATTER, SCHOOL } from './matter-samples.ts';
import { pupilContactButton } from './next-steps.ts';
import { page } from './page.ts';
import { plainWords } from './safe-text.ts';
import template from './templates/matters.json';

const From = z.number().int().min(0).optional();
/** `state`: as it reads after the reference: "not acknowledged". */
const Row = MatterBase.extend({ state: z.string().min(1) });
/** `mine`: this receiver has acknowledged it. */
const OpenRow = Row.extend({ school: z.string().optional(), since: When, overdue: z.boolean(), mine: z.boolean() });
const MyRow = Row.extend({ day: When });
type OpenRow = z.infer<typeof OpenRow>;
type MyRow = z.infer<typeof MyRow>;

export const MattersData = z.discriminatedUnion('list', [
  /** What is open for a receiver, in any order: the overdue are shown first. */
  z.object({ list: z.literal('open-matters'), rows: z.array(OpenRow), from: From }),
  /** What a member of staff has told, newest first. */
  z.object({ list: z.literal('my-reports'), rows: z.array(MyRow), from: From }),
]);
export type MattersData = z.infer<typeof MattersData>;

/** A list of matters, by reference: no names, no details. */
export const mattersCard = defineCard({
  name: 'matters',
  template,
  data: MattersData,
  view: (data) =>
    data.list === 'open-matters' ? openMatters(data.rows, data.from ?? 0) : myReports(data.rows, data.from ?? 0),
  sample: {
    list: 'open-matters',
    rows: [
      { ...MATTER, school: SCHOOL, state: 'acknowledged', since: '10:51', overdue: false, mine: true },
      {
        ...MATTER,
        reference: 'B2M8RT',
        school: SCHOOL,
        state: 'not acknowledged',
        since: '09:05',
        overdue: true,
        mine: false,
      },
      {
        ...MATTER,
        reference: 'T3STQX',
        drill: true,
        state: 'not acknowledged',
        since: 'Friday 15:40',
        overdue: false,
        mine: false,
      },
    ],
  },
  variants: {
    'nothing open': { list: 'open-matters', rows: [] },
    'my reports': {
      list: 'my-reports',
      rows: [
        { ...MATTER, state: 'acknowledged', day: 'today' },
        { ...MATTER, reference: 'B2M8RT', state: 'closed', day: '3 May' },
      ],
    },
    'no reports': { list: 'my-reports', rows: [] },
    'more than a card holds': {
      list: 'my-reports',
      rows: Array.from({ length: 90 }, (_, index) => ({
        ...MATTER,
        reference: `R${1000 + index}`,
        state: 'closed',
        day: '3 May',
      })),
      from: 10,
    },
  },
  summary: 'Policy Guide: a list',
});

function openMatters(rows: readonly OpenRow[], from: number) {
  const sorted = [...rows.filter((row) => row.overdue), ...rows.filter((row) => !row.overdue)];
  const { shown, next } = page(sorted, openRow, from);
  const more = next === undefined ? [] : [action('More', { verb: 'open-matters', from: next })];
  return {
    heading: 'Open matters',
    lines:
      rows.length === 0
        ? [line('Nothing is open for you. A new one comes as a message in this chat.')]
        : part(from, shown, rows),
    rows: shown,
    buttons: more.length === 0 ? [] : [{ actions: more }],
  };
}

function myReports(rows: readonly MyRow[], from: number) {
  const { shown, next } = page(rows, myRow, from);
  const more = next === undefined ? [] : [action('More', { verb: 'my-reports', from: next })];
  return {
    heading: 'What you have told',
    lines:
      rows.length === 0
        ? [line('You have told nothing through me. Has a pupil contacted you? Press the button.')]
        : part(from, shown, rows),
    rows: shown,
    buttons: [{ actions: [...more, pupilContactButton()] }],
  };
}

function part(from: number, shown: readonly unknown[], all: readonly unknown[]) {
  return shown.length === all.length ? [] : [line(`${from + 1} to ${from + shown.length} of ${all.length}`)];
}

function openRow({ matter, reference, drill, school, state, since, overdue, mine }: OpenRow) {
  const words = [
    overdue ? '⚠ Overdue' : '',
    drill ? 'TEST' : '',
    reference,
    school ? plainWords(school, 60) : '',
    `${plainWords(state, 80)}${mine ? ' by you' : ''}, since ${plainWords(since, 40)}`,
  ];
  const joined = words.filter(Boolean).join(' · ');
  return { line: joined, hint: '', press: action(joined, { verb: 'show-matter', matter }) };
}

function myRow({ matter, reference, drill, state, day }: MyRow) {
  const joined = [drill ? 'TEST' : '', reference, plainWords(day, 40), plainWords(state, 80)]
    .filter(Boolean)
    .join(' · ');
  return { line: joined, hint: '', press: action(joined, { verb: 'show-receipt', matter }) };
}
