import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { elements } from '../../../cards/check-card.ts';
import { bots, type Bots } from '../../faults/bots.ts';
import { aGraph } from '../../support/a-graph.ts';
import { APP_ID } from '../../support/a-signed-channel.ts';
import { aMember, aSignedTeams } from '../../support/a-signed-teams.ts';
import { wordsOn } from '../../support/on-card.ts';

// The service as IT runs it, a process with NODE_ENV=production, before an Entra, a Teams and a Graph on loopback that take signed requests only.

const teacher = aMember(1, 'teacher@staff.school.example');
const colleague = aMember(4, 'colleague@staff.school.example');
const head = aMember(2, 'head@staff.school.example', false);
const pupil = aMember(3, '21pupil@pupils.school.example');
const QUESTION = { type: 'message', text: 'can I share this photo?' };
const CONTACT = { type: 'message', text: 'a year 9 has messaged me on snapchat' };

let folder: string;
let teams: Awaited<ReturnType<typeof aSignedTeams>>;
let graph: Awaited<ReturnType<typeof aGraph>>;
let graphGoesOn: () => void;
let service: Bots;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'policy-guide-'));
  teams = await aSignedTeams({ members: [teacher, colleague, head, pupil], url: () => service.nextUrl() });
  graph = await aGraph({
    admits: teams.channel.entra.isFor,
    manifestId: APP_ID,
    install: (person) => {
      if (person !== head.entraId || head.installed) return person === head.entraId ? false : undefined;
      // Teams tells the bot of it by itself, as of any other installation.
      void appears(head);
      return true;
    },
  });
  graphGoesOn = graph.holds();
  const schools = join(folder, 'schools.yaml');
  writeFileSync(schools, `trust:\n  name: Example Trust\n  safeguarding: {role: the trust’s safeguarding lead, receiver: ${head.entraId}, phone: 01632 960100}\nschools:\n  - {id: northfield, name: Northfield School, headteacher: ${head.entraId}, phone: 01632 960111}\n`); // prettier-ignore
  service = await bots({
    count: 1,
    folder,
    env: {
      ...teams.channel.env,
      ...{ NODE_ENV: 'production', PUBLIC_URL: 'https://policy.trust.example', LOG_LEVEL: 'debug' },
      ...{ SCHOOLS_FILE: schools, DATABASE_URL: `sqlite:${folder}/p.db` },
      ...{ INSTALL_FOR_RECEIVERS: 'yes', GRAPH_URL: graph.url },
    },
  });
  await service.startAll();
}, 60_000);

afterAll(async () => {
  await service.stopAll('SIGKILL');
  await Promise.all([teams.close(), graph.close()]);
  rmSync(folder, { recursive: true, force: true });
});

/** The app is installed for somebody: Teams tells the bot so twice. */
async function appears(member: typeof teacher) {
  member.installed = true;
  await Promise.all([
    teams.posts(member, { type: 'installationUpdate', action: 'add' }),
    teams.posts(member, { type: 'conversationUpdate', membersAdded: [{ id: `28:${APP_ID}` }] }),
  ]);
}

test('staff are welcomed once, ask, and look a clause up for colleagues', async () => {
  for (const one of [teacher, colleague]) {
    await appears(one);
    await teams.saw(one, /Hello, I’m Policy Guide/);
    expect(teams.inChatOf(one)).toHaveLength(1);
  }
  await teams.posts(teacher, QUESTION);
  await teams.saw(teacher, /It depends where it goes/);
  const { body } = await teams.composes(teacher, 'query', { commandId: 'searchClauses', parameters: [{ name: 'query', value: 'follow a pupil' }] }); // prettier-ignore
  expect(JSON.stringify(body)).toMatch(/following pupils/);
});

test('told from the card while the Headteacher has not got the app: it is stored, and not said to be delivered', async () => {
  await teams.posts(teacher, CONTACT);
  const told = await teams.executes(teacher, await teams.saw(teacher, /tell the Headteacher/), 'Tell the Headteacher');
  expect(JSON.stringify(told.body)).toMatch(/Stored \d\d:\d\d · ref/);
  await teams.heard(() => teams.creations.length > 0);
  expect(teams.inChatOf(head)).toEqual([]);
  expect(teams.inChatOf(teacher).map(({ card }) => wordsOn(card)).join(' ')).not.toContain('Delivered'); // prettier-ignore
});

test('Graph installs the app for the Headteacher, who gets the welcome and what waited, and acknowledges', async () => {
  graphGoesOn();
  await teams.saw(head, /Hello, I’m Policy Guide/);
  const notice = await teams.saw(head, /Please acknowledge/);
  await teams.saw(teacher, /Delivered \d\d:\d\d/);
  await teams.executes(head, notice, 'Acknowledge');
  await teams.saw(teacher, /Acknowledged \d\d:\d\d/);
  expect(graph.asked.map(({ method, status }) => [method, status])).toEqual([['GET', 200], ['POST', 201]]); // prettier-ignore
});

test('from a message of somebody else’s the presser’s own contact is told, and no word of that message', async () => {
  const opened = await teams.composes(colleague, 'fetchTask', {
    commandId: 'checkAgainstPolicy',
    messagePayload: { body: { contentType: 'html', content: '<p>a year 9 messaged me on <b>discord</b></p>' } },
  });
  const card = (opened.body as { task: { value: { card: { content: object } } } }).task.value.card.content;
  const tell = elements(card).find(({ title }) => /^Tell the Headteacher/.test(String(title)));
  const told = await teams.composes(colleague, 'submitAction', { commandId: 'checkAgainstPolicy', data: tell?.data });
  expect(JSON.stringify(told.body)).toMatch(/Stored \d\d:\d\d · ref/);
  const notice = await teams.saw(head, /Please acknowledge/);
  expect(wordsOn(notice.card)).not.toMatch(/discord|year 9/);
  await teams.executes(head, notice, 'Acknowledge');
  await teams.saw(colleague, /Acknowledged \d\d:\d\d/);
});

test('without a token of Teams for this bot and tenant nothing is answered', async () => {
  const before = teams.messages.length;
  const { token, keys, seconds, unsigned, confused } = teams.channel;
  const wrong = {
    none: '',
    garbage: 'not.a.token',
    'of a stranger': token({ key: keys.stranger.privateKey }),
    'of another channel': token({ key: keys.webchat.privateKey, header: { kid: 'webchat' } }),
    'for another bot': token({ claims: { aud: head.entraId } }),
    'of another issuer': token({ claims: { iss: 'https://sts.example' } }),
    'for another address': token({ claims: { serviceurl: 'https://evil.example/' } }),
    'of an hour ago': token({ claims: { exp: seconds() - 3600 } }),
    'not signed': unsigned(),
    'signed with the public key': confused(),
  };
  for (const [what, token] of Object.entries(wrong))
    expect([what, (await teams.posts(teacher, QUESTION, token)).status]).toEqual([what, 401]);
  expect((await teams.posts(teacher, { ...QUESTION, channelData: { tenant: { id: APP_ID } } })).status).toBe(403);
  expect(teams.messages).toHaveLength(before);
});

test('a pupil is told that it is for staff, wherever they try', async () => {
  await teams.posts(pupil, QUESTION);
  expect(wordsOn((await teams.saw(pupil, /staff/)).card)).toMatch(/This is for staff/);
  const before = teams.messages.length;
  const answers = [
    await teams.posts(pupil, { type: 'invoke', name: 'composeExtension/query', value: { commandId: 'searchClauses' } }),
    await teams.composes(pupil, 'fetchTask', {
      commandId: 'checkAgainstPolicy',
      messagePayload: { body: { contentType: 'text', content: 'can I share this photo?' } },
    }),
    await teams.executes(pupil, await teams.saw(teacher, /It depends where it goes/), 'Yes'),
  ].map(({ body }) => JSON.stringify(body));
  for (const answer of answers) expect(answer).toMatch(/staff|hello/);
  expect(answers.join(' ')).not.toMatch(/depends|consent|following pupils/);
  expect(teams.messages).toHaveLength(before);
});

test('removed, the app writes to nobody there; it ends as a building closes, and has logged nobody’s words', async () => {
  await teams.posts(teacher, { type: 'installationUpdate', action: 'remove' });
  const looked = await teams.composes(teacher, 'query', { commandId: 'searchClauses', parameters: [] });
  expect(JSON.stringify(looked.body)).toMatch(/say hello to me first/);
  expect(await service.stopAll()).toEqual([[0, null]]);
  expect(readFileSync(join(folder, 'bot-0.log'), 'utf8')).not.toMatch(/snapchat|discord|share this photo/);
  // Each request was the bot's own, and with a token for whom it was made to.
  expect(teams.strangers).toEqual([]);
  expect(new Set(teams.channel.entra.given)).toEqual(new Set([teams.channel.env.ToChannelFromBotOAuthScope, graph.url])); // prettier-ignore
});
