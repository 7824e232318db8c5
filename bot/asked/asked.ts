import { setImmediate } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { ClauseRef, Knowledge, Term } from '../../knowledge/index.ts';
import { withoutSigns } from '../asking/redact.ts';
import { groupAlike } from './group.ts';
import type { AskedQuestion, AskedStore } from './stores.ts';

/** What becomes of a question: an example of a clause, of what no policy answers, or the first example of a new clause. */
export type Use =
  | { as: 'example'; key: string; question: string }
  | { as: 'outside'; question: string }
  | { as: 'new-clause'; policy: string; question: string };

/** Puts it into the draft; implemented by bot/clauses. */
export type IntoDraft = (use: Use, who: Who) => Promise<DraftTaken>;
export type DraftTaken =
  /** The item of the draft that holds it now, or held it before. */
  | { kind: 'added' | 'there'; key: string }
  /** No such clause or policy. */
  | { kind: 'not-there' }
  /** It has as many as it can hold. */
  | { kind: 'full' };
export type Who = { id: string; name: string; roles: readonly string[] };

export interface AskedGroup {
  id: string;
  questions: AskedQuestion[];
  waiting: number;
  /** Best first. */
  nearest: (ClauseRef & { title: string })[];
}

/** What is read of a question by one revision. */
interface Read {
  terms: Term[];
  pupilSignal: boolean;
  nearest: ClauseRef[];
}

const MOST_READ = 10_000;
const MOST_NEAREST = 3;
/** So many are read before others have their turn: about 20 ms. */
const AT_A_TIME = 50;

/** What staff asked in vain, for those who keep the policies. Knows no Teams, HTTP or SQL. */
export function createAsked(needs: {
  store: AskedStore;
  /** The revision in force. */
  knowledge: () => Knowledge;
  intoDraft: IntoDraft;
  countPupilSignal: (on: string) => Promise<void>;
}) {
  const { store, knowledge, intoDraft, countPupilSignal } = needs;
  const known = new LRUCache<string, Read>({ max: MOST_READ });

  const read = (question: AskedQuestion, by: Knowledge): Read => {
    const key = JSON.stringify([by.revision, question.id]);
    const before = known.get(key);
    if (before) return before;
    const text = withoutSigns(question.question);
    const match = by.match(text);
    const nearest = match.kind === 'none' ? match.nearest : match.shown.map(({ clause }) => clause);
    const found = { terms: by.terms(text), pupilSignal: match.pupilSignal, nearest: nearest.map(({ policy, id }) => ({ policy, id })) }; // prettier-ignore
    known.set(key, found);
    return found;
  };

  /**
   * All that may be shown. A newer revision may see a pupil's contact where the one before did not: then the words go, where somebody waits
   * as soon as they are told of their duty.
   */
  const readAll = async (by: Knowledge): Promise<Map<AskedQuestion, Read>> => {
    const result = new Map<AskedQuestion, Read>();
    for (const [i, question] of (await store.asked()).entries()) {
      if (i % AT_A_TIME === AT_A_TIME - 1) await setImmediate();
      const found = read(question, by);
      if (!found.pupilSignal) result.set(question, found);
      else if (await store.markUsed(question.id)) await countPupilSignal(question.on);
    }
    return result;
  };

  return {
    /** For a new revision: what it reads a pupil's contact in goes, before anybody looks. */
    readAgain: async (): Promise<void> => void (await readAll(knowledge())),

    /** In groups by likeness, the largest first; a group of one is one as well. Those that are used are apart: somebody still waits for their answer. */
    async list(): Promise<{ groups: AskedGroup[]; used: AskedQuestion[]; withPupilSignal: number }> {
      const by = knowledge();
      const all = await readAll(by);
      const open = [...all.keys()].filter(({ used }) => !used);
      const groups = groupAlike(open, (question) => all.get(question)?.terms ?? []);
      return {
        groups: groups.map((questions) => ({
          id: questions[0]?.id ?? '',
          questions,
          waiting: questions.reduce((sum, { waiting }) => sum + waiting, 0),
          nearest: nearestOf(questions, all, by),
        })),
        used: [...all.keys()].filter(({ used }) => used),
        withPupilSignal: await store.pupilSignals(),
      };
    },

    /** Another whenever the list is. */
    stamp: async (): Promise<unknown[]> => (await store.asked()).map(({ id, used, waiting }) => [id, used, waiting]),

    /** How many there are to be dealt with. */
    count: async (): Promise<number> => (await store.asked()).filter(({ used }) => !used).length,

    /** What a draft is tried on before it is published. */
    async questions(): Promise<{ id: string; question: string; from: 'unanswered' | 'unhelpful' }[]> {
      const all = await readAll(knowledge());
      return [...all.keys()].map(({ id, question, why }) => ({
        id,
        question: withoutSigns(question),
        from: why === 'not-what-i-asked' ? 'unhelpful' : 'unanswered',
      }));
    },

    /** With those who wait for its answer: they are not told. False: it was gone. */
    delete: (id: string): Promise<boolean> => store.delete(id),

    /** Into the draft, out of the list. It is kept, unseen, while somebody waits for its answer. */
    async use(id: string, use: Use, who: Who): Promise<DraftTaken | { kind: 'gone' }> {
      if (!(await store.asked()).some((each) => each.id === id && !each.used)) return { kind: 'gone' };
      // First into the draft: a process that dies between leaves it in the list, and the draft says that it has it.
      const taken = await intoDraft(use, who);
      if ('key' in taken) await store.markUsed(id, use.as === 'outside' ? use.question : undefined);
      return taken;
    },
  };
}

export type Asked = ReturnType<typeof createAsked>;

/** The clauses that were chosen, most often chosen first, then those nearest to the group's first question; as far as they are there now. */
function nearestOf(questions: readonly AskedQuestion[], all: ReadonlyMap<AskedQuestion, Read>, by: Knowledge) {
  const times = new Map<string, { ref: ClauseRef; times: number }>();
  for (const { chosen } of questions) {
    if (!chosen) continue;
    const key = JSON.stringify([chosen.policy, chosen.id]);
    times.set(key, { ref: chosen, times: (times.get(key)?.times ?? 0) + 1 });
  }
  const chosen = [...times.values()].sort((a, b) => b.times - a.times).map(({ ref }) => ref);
  const [first] = questions;
  const refs = [...chosen, ...((first && all.get(first)?.nearest) ?? [])];
  const there = refs.map((ref) => by.clause(ref)).filter((clause) => clause !== undefined);
  return [...new Set(there)].slice(0, MOST_NEAREST).map(({ policy, id, title }) => ({ policy, id, title }));
}
