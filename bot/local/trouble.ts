import { refusals, type ConnectorAnswer } from './connector-answer.ts';
import type { ConnectorTrouble, LocalEvent, TroubleRequest, TroubleView } from './contract.ts';
import type { Conversations } from './conversations.ts';
import type { Directory, DirectoryEntry } from './directory.ts';

export type Trouble = ReturnType<typeof createTrouble>;

/**
 * Trouble that is played on the bot, so that it can be seen what staff would see. It meets whatever the bot sends, changes,
 * deletes or creates, and no look-up: a bot that cannot ask who is staff talks to nobody, and nothing could be tried.
 */
export function createTrouble(needs: {
  conversations: Conversations;
  directory: Directory;
  tell: (event: LocalEvent) => void;
  /** They have the app again: Teams tells the bot so. */
  regained: (person: DirectoryEntry) => void;
  /** How long "hangs" keeps the bot waiting. */
  hangMilliseconds: number;
}) {
  const { conversations, directory, tell } = needs;
  let connector: TroubleView['connector'] = 'works';
  let everybody = false;
  const people = new Set<DirectoryEntry>();
  const hanging = new Set<() => void>();

  const view = (): TroubleView => ({
    connector,
    everybody,
    people: [...people].map(({ id }) => id),
    unopened: directory.everybody
      .filter((person) => conversations.of(person, 'chat')?.installed !== true)
      .map(({ id }) => id),
  });
  const without = (person: DirectoryEntry | undefined) => person !== undefined && (everybody || people.has(person));
  const letGo = () => hanging.forEach((end) => end());
  const hang = () =>
    new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        hanging.delete(end);
        resolve();
      };
      const timer = setTimeout(end, needs.hangMilliseconds);
      hanging.add(end);
    });

  const ofConnector = async (what: ConnectorTrouble): Promise<ConnectorAnswer> => {
    switch (what) {
      case 'busy':
        return refusals.busy;
      case 'refuses':
        return refusals.disabled;
      case 'fails':
        return refusals.failing;
      case 'hangs':
        await hang();
        return refusals.late;
      default:
        return what satisfies never;
    }
  };

  return {
    view,
    /** What a page must be told when any of it changes, or who has opened a chat. */
    tell: () => tell({ kind: 'trouble', trouble: view() }),
    change(asked: TroubleRequest): { kind: 'done' } | { kind: 'not-there'; why: string } {
      const person = asked.change === 'person' ? directory.find(asked.person) : undefined;
      if (asked.change === 'person' && person === undefined)
        return { kind: 'not-there', why: 'There is nobody of this id.' };
      const before = directory.everybody.filter(without);
      if (asked.change === 'connector') connector = asked.connector;
      if (asked.change === 'everybody') everybody = !asked.reachable;
      if (asked.change === 'person' && person !== undefined) people[asked.reachable ? 'delete' : 'add'](person);
      if (asked.change === 'over') {
        [connector, everybody] = ['works', false];
        people.clear();
      }
      if (connector !== 'hangs') letGo();
      this.tell();
      before.filter((each) => !without(each)).forEach(needs.regained);
      return { kind: 'done' };
    },
    /** What the connector answers instead of doing its work; undefined: it does it. */
    async instead({ method, path, body }: { method: string; path: string[]; body: unknown }) {
      if (method === 'GET') return undefined;
      if (connector !== 'works') return ofConnector(connector);
      const [, , id] = path;
      if (id === undefined) {
        const member = (body as { members?: { id?: unknown }[] } | undefined)?.members?.[0]?.id;
        return without(directory.find(String(member))) ? refusals.notInstalled : undefined;
      }
      const conversation = conversations.find(id);
      return conversation?.type === 'personal' && without(conversation.members[0]) ? refusals.removed : undefined;
    },
    /** Lets go of what hangs, so that the server can close. */
    stop: letGo,
  };
}
