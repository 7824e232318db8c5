import { useState } from 'preact/hooks';
import { RefusedError } from '../api.ts';
import type { Problem, Schools, SchoolsInForce } from '../said.ts';
import type { Tab } from '../ui/tab.tsx';
import { useDoing } from '../ui/use.ts';
import { same } from '../same.ts';
import { putOnto } from './merge.ts';

interface Draft {
  /** The version it was begun on. */
  base: Schools;
  version: number;
  mine: Schools;
}

/** What an admin changed and has not proposed yet. It outlives views, failures, and that others are faster. */
export function useDraft(needs: { tab: Tab; current: SchoolsInForce; take: (now: SchoolsInForce) => void }) {
  const { tab, current, take } = needs;
  const [draft, setDraft] = useState<Draft>();
  const [errors, setErrors] = useState<Problem['errors']>();
  const doing = useDoing();
  const shown = draft?.mine ?? current.schools ?? EMPTY;
  const rebase = () => {
    if (draft === undefined || current.schools === undefined) return;
    const mine = putOnto({ base: draft.base, mine: draft.mine, now: current.schools });
    setDraft({ base: current.schools, version: current.version, mine });
    doing.setError(undefined);
  };
  return {
    schools: shown,
    changed: draft !== undefined && !same(draft.base, draft.mine),
    base: draft?.base ?? shown,
    /** Another version has come into force since it was begun. */
    overtaken: draft !== undefined && draft.version !== current.version,
    errors,
    busy: doing.busy,
    error: doing.error,
    change(mine: Schools) {
      setDraft({ base: draft?.base ?? shown, version: draft?.version ?? current.version, mine });
    },
    rebase,
    discard: () => {
      setDraft(undefined);
      setErrors(undefined);
      doing.setError(undefined);
    },
    /** Gives what is wrong, where something is. */
    propose: async (done: () => void): Promise<Problem['errors']> => {
      let wrong: Problem['errors'];
      await doing.run(async () => {
        if (draft === undefined) return;
        setErrors(undefined);
        try {
          take(await tab.api.propose(draft.mine, draft.version));
          setDraft(undefined);
          tab.say('Proposed. Somebody else must approve it before it is in force.');
          done();
        } catch (failure) {
          const problem = failure instanceof RefusedError ? failure.problem : undefined;
          wrong = problem?.errors;
          setErrors(wrong);
          if (problem?.status === 412 && problem.schools) take(problem.schools);
          throw failure;
        }
      });
      return wrong;
    },
  };
}

export type DraftInHand = ReturnType<typeof useDraft>;

/** Where nothing is in force yet. */
const EMPTY: Schools = {
  trust: { name: '', timezone: 'Europe/London', safeguarding: { role: '', receiver: '', phone: '' }, links: {} },
  schools: [],
};
