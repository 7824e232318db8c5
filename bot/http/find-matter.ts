import type { z } from 'zod';
import type { Escalation } from '../escalation/escalation.ts';
import type { NoticeView } from '../escalation/views.ts';
import type { Schools } from '../schools.ts';
import type { AuditLine } from '../settings/audit.ts';
import type { Person } from './api-route.ts';
import type { MatterInFull } from './contract.ts';
import { toMatterInFull, type WordsOf } from './matter-answers.ts';

export type Record_ = (who: Person, line: Pick<AuditLine, 'what' | 'matter' | 'reference' | 'fact'>) => Promise<void>;

export interface MatterRouteNeeds {
  escalation: Escalation;
  schools: () => Schools | undefined;
  words: WordsOf;
  record: Record_;
  /** A link that opens a chat with somebody; undefined where Teams does not say who they are. Must not throw. */
  chatWith: (person: string) => Promise<string | undefined>;
  now: () => Date;
  /** The local date, "2026-11-22". */
  today: () => string;
}

/** Makes the functions by which the routes come to a matter: none but somebody's own, each looked for anew. */
export function createFindMatter({ escalation, schools, words, record, chatWith }: MatterRouteNeeds) {
  /** Their own, or nothing; looking for what is not theirs is written down. */
  const find = async (matter: string, person: Person): Promise<NoticeView | undefined> => {
    const view = await escalation.inRegister({ matter, person: person.id });
    if (view) return view;
    const there = await escalation.named(matter, person.id);
    if (there) await record(person, { what: 'refused-matter', matter, reference: there.reference });
    return undefined;
  };

  const inFull = async (view: NoticeView, person: Person): Promise<z.input<typeof MatterInFull> | undefined> => {
    const { id, continues } = view.matter;
    const rest = await escalation.restOf({ matter: id, person: person.id });
    if (!rest) return undefined;
    // The one before may be none of theirs: then it isn't named.
    const before =
      continues === undefined ? undefined : await escalation.inRegister({ matter: continues, person: person.id });
    const reporter = view.matter.reporter.person;
    const message = reporter === person.id ? undefined : await chatWith(reporter);
    const clause = await words.clause(view.matter.clause);
    const more = { person: person.id, schools: schools(), clause, continues: before?.matter, message };
    return toMatterInFull(view, rest, more);
  };

  /** Recorded in the chronology and in the audit, before anything is shown. */
  const opened = async (matter: string, person: Person, what: 'matter-opened' | 'matter-handed-over') => {
    const view = await find(matter, person);
    if (!view) return undefined;
    await record(person, { what, matter, reference: view.matter.reference });
    await escalation.open({ matter, person: person.id });
    return inFull(view, person);
  };

  return { find, inFull, opened };
}

export type FindMatter = ReturnType<typeof createFindMatter>;
