import type { z } from 'zod';
import type { Escalation, Moved } from '../escalation/escalation.ts';
import type { Detail } from '../escalation/matter.ts';
import type { NotNow } from '../escalation/moves.ts';
import type { NoticeView } from '../escalation/views.ts';
import type { Schools } from '../schools.ts';
import type { AuditLine } from '../settings/audit.ts';
import { apiRoute, notThere, problem, type Answer, type ApiRoute, type Person } from './api-route.ts';
import * as contract from './contract.ts';
import { toMatter, toMatterInFull, type WordsOf } from './matter-answers.ts';
import { countsOf, pageOf, toCsv } from './register.ts';

export type Record_ = (who: Person, line: Pick<AuditLine, 'what' | 'matter' | 'reference' | 'fact'>) => Promise<void>;

export interface MatterRouteNeeds {
  escalation: Escalation;
  schools: () => Schools | undefined;
  words: WordsOf;
  record: Record_;
  now: () => Date;
  /** The local date, "2026-11-22". */
  today: () => string;
}

const who = ['receiver'] as const;

/** The register and what can be done with a matter. Each call looks anew whether the person may. */
export function matterRoutes({ escalation, schools, words, record, now, today }: MatterRouteNeeds): ApiRoute[] {
  /** Their own, or nothing; looking for what is not theirs is written down. */
  const find = async (matter: string, person: Person): Promise<NoticeView | undefined> => {
    const view = await escalation.inRegister({ matter, person: person.id });
    if (view) return view;
    const there = await escalation.named(matter, person.id);
    if (there) await record(person, { what: 'refused-matter', matter, reference: there.reference });
    return undefined;
  };

  const inFull = async (
    view: NoticeView,
    person: Person,
  ): Promise<z.input<typeof contract.MatterInFull> | undefined> => {
    const { id, continues } = view.matter;
    const rest = await escalation.restOf({ matter: id, person: person.id });
    if (!rest) return undefined;
    // The one before may be none of theirs: then it isn't named.
    const before =
      continues === undefined ? undefined : await escalation.inRegister({ matter: continues, person: person.id });
    return toMatterInFull(view, rest, { person: person.id, schools: schools(), words, continues: before?.matter });
  };

  /** Recorded in the chronology and in the audit, before anything is shown. */
  const opened = async (matter: string, person: Person, what: 'matter-opened' | 'matter-handed-over') => {
    const view = await find(matter, person);
    if (!view) return undefined;
    await record(person, { what, matter, reference: view.matter.reference });
    await escalation.open({ matter, person: person.id });
    return inFull(view, person);
  };

  const afterMove = async (
    moved: Moved,
    { person, ifMatch }: { person: Person; ifMatch: number | undefined },
  ): Promise<Answer> => {
    if (moved.kind === 'not-yours' || moved.view.kind !== 'notice') return notThere();
    const body = await inFull(moved.view, person);
    // Passed on, say, by an office that they have just lost.
    if (!body) return notThere();
    const matter = contract.MatterInFull.parse(body);
    const { version } = moved.view.matter;
    if (moved.kind === 'changed')
      return problem(
        412,
        'Somebody was faster, or it has moved on: look at it as it is now, then do it again if it is still right.',
        { yours: ifMatch ?? 0, now: version, matter },
      );
    if (moved.kind === 'refused') return problem(409, NOT_NOW[moved.why], { why: moved.why, now: version, matter });
    return { status: 200, body, etag: version };
  };

  return [
    apiRoute({
      method: 'get',
      path: '/matters',
      summary: 'The register: the matters that reached this person, by view, a hundred at a time.',
      who,
      query: contract.MattersQuery,
      answer: contract.Matters,
      run: async ({ person, query }) => {
        const [register, known] = [await escalation.register(person.id), schools()];
        const found = pageOf(register, { ...query, cursor: query.cursor, schools: known });
        if (found === 'no-such-cursor')
          return problem(400, 'This is no cursor of this list: start from its beginning.', {
            errors: [{ field: 'cursor', wrong: 'is none of this list' }],
          });
        const { page, next } = found;
        return {
          status: 200,
          body: { matters: page.map((view) => toMatter(view, person.id, known)), counts: countsOf(register), next },
        };
      },
    }),
    apiRoute({
      method: 'get',
      path: '/matters.csv',
      summary: 'The whole register as CSV: reference, times, state, outcome. Recorded.',
      who,
      run: async ({ person }) => {
        const register = await escalation.register(person.id);
        await record(person, { what: 'matters-exported', fact: String(register.length) });
        return { status: 200, csv: toCsv(register), fileName: `matters-${today()}.csv` };
      },
    }),
    apiRoute({
      method: 'get',
      path: '/matters/:id',
      summary: 'Everything of one matter. Recorded as opened.',
      who,
      answer: contract.MatterInFull,
      run: async ({ person, id }) => {
        const body = await opened(id, person, 'matter-opened');
        return body ? { status: 200, body, etag: body.matter.version } : notThere();
      },
    }),
    apiRoute({
      method: 'get',
      path: '/matters/:id/hand-over',
      summary: 'Everything of one matter, for print. Recorded.',
      who,
      answer: contract.HandOver,
      run: async ({ person, id }) => {
        const body = await opened(id, person, 'matter-handed-over');
        if (!body) return notThere();
        const trust = schools()?.trust.name ?? '';
        return { status: 200, body: { ...body, printedAt: now().toISOString(), printedBy: person.name, trust } };
      },
    }),
    apiRoute({
      method: 'get',
      path: '/matters/:id/receivers',
      summary: 'To whom this person may pass it on.',
      who,
      answer: contract.Receivers,
      run: async ({ person, id }) => {
        const view = await find(id, person);
        if (!view) return notThere();
        const school = schools()?.schools.find((each) => each.id === view.matter.school)?.name;
        const receivers = await escalation.mayPassTo({ matter: id, person: person.id });
        return {
          status: 200,
          body: {
            receivers: receivers.map((to) => ({
              to: to.person,
              office: to.office,
              ...(to.office !== 'trust' && school !== undefined && { school }),
            })),
          },
        };
      },
    }),
    apiRoute({
      method: 'post',
      path: '/matters/:id/moves',
      summary: 'Does what the buttons of the card do, on the version in If-Match and no other.',
      who,
      body: contract.MoveRequest,
      versioned: true,
      answer: contract.MatterInFull,
      run: async ({ person, id, body, ifMatch }) => {
        if (!(await find(id, person))) return notThere();
        const press = { matter: id, person: person.id, ...(ifMatch !== undefined && { basedOn: ifMatch }) };
        const done = (moved: Moved) => afterMove(moved, { person, ifMatch });
        const say = (kind: 'logged-on-cpoms' | 'cpoms-not-needed' | 'recorded-elsewhere', fields: Detail['fields']) =>
          escalation.record({ ...press, kind, fields }).then(done);
        switch (body.move) {
          case 'acknowledge':
            return done(await escalation.acknowledge(press));
          case 'ask-for-details':
            return done(await escalation.askForDetails(press));
          case 'close':
            return done(await escalation.close(press));
          case 'reopen':
            return done(await escalation.reopen(press));
          case 'hold':
            return done(await escalation.hold(press));
          case 'release':
            return done(await escalation.release(press));
          case 'pass-on': {
            const to = body.to.toLowerCase();
            const may = (await escalation.mayPassTo(press)).some((each) => each.person === to);
            if (!may)
              return problem(422, 'Not passed on: choose somebody of the list.', {
                errors: [{ field: 'to', wrong: 'is nobody to whom this may be passed on' }],
              });
            return done(await escalation.passOn({ ...press, to }));
          }
          case 'logged-on-cpoms': {
            const { on, reference } = body;
            if (on > today())
              return problem(422, 'Not saved: that day is still to come.', {
                errors: [{ field: 'on', wrong: 'is still to come' }],
              });
            return say(body.move, { on, ...(reference !== undefined && { reference }) });
          }
          case 'cpoms-not-needed':
            return say(body.move, { reason: body.reason });
          case 'recorded-elsewhere':
            return say(body.move, { where: body.where });
          default:
            return body satisfies never;
        }
      },
    }),
  ];
}

const NOT_NOW: Readonly<Record<NotNow, string>> = {
  'already-acknowledged': 'Somebody else has acknowledged it: nothing is left to do, or pass it on.',
  'already-closed': 'It is closed: reopen it first.',
  'already-withdrawn': 'It was withdrawn by whoever told it: nothing is left to do.',
  'not-closed': 'It is not closed: go on with it.',
  'acknowledge-first': 'Acknowledge it first.',
  'record-first': 'Say first where it is recorded: on CPOMS, elsewhere, or why not.',
  'already-held': 'It is on hold already.',
  'not-held': 'It is not on hold.',
};
