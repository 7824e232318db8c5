import type { Moved } from '../escalation/escalation.ts';
import type { Detail } from '../escalation/matter.ts';
import type { NotNow } from '../escalation/moves.ts';
import { apiRoute, notThere, problem, type Answer, type ApiRoute, type Person } from './api-route.ts';
import * as contract from './contract.ts';
import type { FindMatter, MatterRouteNeeds } from './find-matter.ts';

/** What the buttons of the card do. Decided on what is stored, in the version that the person has seen and in no other. */
export function moveRoute({ escalation, find, inFull, today }: MatterRouteNeeds & FindMatter): ApiRoute {
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

  return apiRoute({
    method: 'post',
    path: '/matters/:id/moves',
    summary: 'Does what the buttons of the card do, on the version in If-Match and no other.',
    who: ['receiver'],
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
  });
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
