import type { z } from 'zod';
import type { Logger } from '../logger.ts';
import { SCHOOLS_SETTING, type SettingsStore } from '../schools-book.ts';
import { SchoolsFile, type Schools } from '../schools.ts';
import type { AuditKind, AuditStore } from './audit.ts';
import { toForm } from './school-form.ts';
import { tellAll, TO_TELL_SETTING, type ToTell } from './to-tell.ts';

export const PROPOSAL_SETTING = 'schools-proposal';

type Form = z.input<typeof SchoolsFile>;
/** What an admin proposes, based on a version of the schools; nothing of it is in force. */
export interface Proposal {
  id: string;
  by: string;
  name: string;
  at: string;
  basedOn: number;
  schools: Form;
}
interface Who {
  id: string;
  name: string;
}

export type Proposed =
  | { kind: 'proposed' }
  | { kind: 'invalid'; error: z.ZodError }
  /** The schools, or what is proposed, are no longer what this person saw. */
  | { kind: 'changed' }
  /** Somebody else's proposal waits. */
  | { kind: 'waiting' };
export type Decided = { kind: 'done' } | { kind: 'changed' } | { kind: 'not-there' } | { kind: 'own' };

/** Changing schools and receivers takes two people: one proposes, another approves. Those who receive now are told of both, and of a proposal that comes to nothing. */
export function createSchoolProposals(needs: {
  settings: SettingsStore;
  audit: AuditStore;
  /** The schools that the programme works with from now on. */
  take: (schools: Schools) => void;
  /** Somebody is to be told. */
  kick: () => void;
  now: () => Date;
  newId: () => string;
  log: Logger;
}) {
  const { settings, audit, take, kick, now, newId, log } = needs;

  const read = async () => {
    const [schools, proposal, toTell] = [await settings.setting(SCHOOLS_SETTING), await settings.setting(PROPOSAL_SETTING), await settings.setting(TO_TELL_SETTING)]; // prettier-ignore
    return {
      version: schools?.version ?? 0,
      schools: schools?.value as Schools | undefined,
      proposal: (proposal?.value ?? undefined) as Proposal | undefined,
      proposalVersion: proposal?.version ?? 0,
      toTell: (toTell?.value ?? []) as ToTell[],
      toTellVersion: toTell?.version ?? 0,
    };
  };
  type Read = Awaited<ReturnType<typeof read>>;

  /** All of it in one transaction with its line in the audit, or nothing. */
  const store = async (
    seen: Read,
    who: Who,
    what: AuditKind,
    change: { proposal?: Proposal | null; schools?: Schools; tell?: ToTell['what'] },
  ) => {
    const { proposal, schools, tell } = change;
    const at = now();
    const told = tell ? tellAll(seen.schools, tell) : [];
    const fact = (proposal ?? seen.proposal)?.id;
    return settings.replaceAll(
      [
        ...(proposal === undefined ? [] : [{ name: PROPOSAL_SETTING, value: proposal, basedOn: seen.proposalVersion }]),
        ...(schools === undefined ? [] : [{ name: SCHOOLS_SETTING, value: schools, basedOn: seen.version }]),
        ...(told.length === 0
          ? []
          : [{ name: TO_TELL_SETTING, value: [...seen.toTell, ...told], basedOn: seen.toTellVersion }]),
      ],
      {
        by: who.id,
        at,
        audit: { id: newId(), at, by: who.id, name: who.name, what, ...(fact !== undefined && { fact }) },
      },
    );
  };

  const decide = async (
    { id, who }: { id: string; who: Who },
    run: (seen: Read, proposal: Proposal) => Promise<Decided>,
  ): Promise<Decided> => {
    const seen = await read();
    if (seen.proposal?.id !== id) return { kind: 'not-there' };
    if (seen.proposal.by === who.id) {
      await audit.add({ id: newId(), at: now(), by: who.id, name: who.name, what: 'refused-own-proposal', fact: id });
      return { kind: 'own' };
    }
    const decided = await run(seen, seen.proposal);
    if (decided.kind === 'done') kick();
    return decided;
  };

  return {
    async current(): Promise<{
      version: number;
      schools: Form | undefined;
      proposal: Proposal | undefined;
      stamp: number[];
    }> {
      const { version, schools, proposal, proposalVersion } = await read();
      return { version, schools: schools && toForm(schools), proposal, stamp: [version, proposalVersion] };
    },

    /** In place of one's own proposal, if there is one. */
    async propose({ who, schools, basedOn }: { who: Who; schools: unknown; basedOn: number }): Promise<Proposed> {
      const checked = SchoolsFile.safeParse(schools);
      if (!checked.success) return { kind: 'invalid', error: checked.error };
      const seen = await read();
      if (seen.version !== basedOn) return { kind: 'changed' };
      if (seen.proposal && seen.proposal.by !== who.id) return { kind: 'waiting' };
      const proposal: Proposal = {
        id: newId(),
        by: who.id,
        name: who.name,
        at: now().toISOString(),
        basedOn,
        schools: toForm(checked.data),
      };
      if (!(await store(seen, who, 'schools-proposed', { proposal, tell: 'proposed' }))) return { kind: 'changed' };
      kick();
      return { kind: 'proposed' };
    },

    /** By another person: then it is in force, here at once. Those who were receivers until now are told. */
    approve: (asked: { id: string; who: Who }): Promise<Decided> =>
      decide(asked, async (seen, proposal) => {
        const checked = SchoolsFile.safeParse(proposal.schools);
        if (!checked.success || proposal.basedOn !== seen.version) return { kind: 'changed' };
        const schools = checked.data;
        if (!(await store(seen, asked.who, 'schools-approved', { proposal: null, schools, tell: 'changed' })))
          return { kind: 'changed' };
        take(schools);
        return { kind: 'done' };
      }),

    reject: (asked: { id: string; who: Who }): Promise<Decided> =>
      decide(asked, async (seen) =>
        (await store(seen, asked.who, 'schools-rejected', { proposal: null, tell: 'dropped' }))
          ? { kind: 'done' }
          : { kind: 'changed' },
      ),

    /** One's own, for which somebody else is not needed. */
    async withdraw({ id, who }: { id: string; who: Who }): Promise<Decided> {
      const seen = await read();
      if (seen.proposal?.id !== id || seen.proposal.by !== who.id) return { kind: 'not-there' };
      if (!(await store(seen, who, 'schools-withdrawn', { proposal: null, tell: 'dropped' })))
        return { kind: 'changed' };
      kick();
      return { kind: 'done' };
    },

    /** What another instance has put in force since. */
    async lookAgain(): Promise<void> {
      try {
        const { schools } = await read();
        if (schools) take(schools);
      } catch (error) {
        log.error('looking for other schools failed', { part: 'settings', error });
      }
    },
  };
}

export type SchoolProposals = ReturnType<typeof createSchoolProposals>;
