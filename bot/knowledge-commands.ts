import { statSync } from 'node:fs';
import {
  checkSource,
  diffSources,
  hashOf,
  itemsOf,
  KnowledgeError,
  mayChangeWording,
  readSource,
  withItems,
  type ItemChange,
  type KnowledgeSource,
} from '../knowledge/index.ts';
import { readDocumentAt, type ReadDocument } from './knowledge-document.ts';
import { changesAsText, count, forTerminal, problemsAsText } from './knowledge-output.ts';
import { readPlace, writePlace, type Held } from './knowledge-place.ts';

export interface KnowledgeNeeds {
  /** What is served where no place is named: the project's own files, or the database's newest revision. */
  served: () => Promise<KnowledgeSource>;
  say: (text: string) => void;
  /** "2026-11-23". */
  today: string;
  /** Whether changes are shown in colour. */
  colour: boolean;
  /** Reads .docx; without it only folders and archives are imported. */
  readDocument?: ReadDocument;
}

/** What `npm run knowledge` can do. Each answers the exit code: 0, or 1 where something blocks. Throw KnowledgeError, PlaceError. */
export function createKnowledgeCommands({ served, say, today, colour, readDocument }: KnowledgeNeeds) {
  return {
    /** Says all problems: of a folder, read as at the start of the service; of an archive; or of what is served. */
    async check({ place, json = false }: { place?: string; json?: boolean }): Promise<number> {
      try {
        const source = place === undefined ? await served() : isFolder(place) ? readSource(place) : readPlace(place).source;
        const problems = checkSource(source, { today });
        say(json ? JSON.stringify({ revision: hashOf(source), problems }) : `${sizeOf(source)}\n${problemsAsText(problems)}`);
        return problems.some(({ blocks }) => blocks) ? 1 : 0;
      } catch (error) {
        if (!json || !(error instanceof KnowledgeError)) throw error;
        say(JSON.stringify({ problems: error.problems.map((problem) => ({ kind: 'not-valid', ...problem, blocks: true })) }));
        return 1;
      }
    },

    /** Writes what is served, as YAML. */
    async export({ to }: { to: string }): Promise<number> {
      const source = await served();
      const { files, bytes } = writePlace(to, source);
      say(`${sizeOf(source)}\nWritten to ${to}: ${count(files, 'file')}, ${Math.ceil(bytes / 1000)} kB.`);
      return 0;
    },

    /**
     * Says what would change if a folder or an archive were taken over, and what speaks against it. A policy in it is taken as a whole; what it does
     * not hold is left alone. With `write` the outcome is written there as a folder or archive, unless something blocks; a Word document's draft also
     * then, for it is there to be completed.
     */
    async import({ place, write }: { place: string; write?: string }): Promise<number> {
      const before = await served();
      const document = readDocument && /\.docx$/i.test(place) ? await readDocumentAt(place, readDocument) : undefined;
      const after = laidOver(before, document ?? readPlace(place));
      const problems = [...checkSource(after, { today }), ...mayChangeWording(before, after)];
      const blocked = problems.some(({ blocks }) => blocks);
      say(`${changesAsText(diffSources(before, after), { colour })}\n\n${problemsAsText(problems)}\n`);
      if (document) say([...document.remarks, ''].map(forTerminal).join('\n'));
      if (write === undefined) say('Nothing was written: this was a try. With --write DIR it is.');
      else if (blocked && !document) say('Nothing was written: mend what blocks first.');
      else {
        writePlace(write, after);
        say(`Written to ${write}. Nothing that is served has changed.${blocked ? ' It cannot be loaded before what blocks is mended there.' : ''}`);
      }
      return blocked ? 1 : 0;
    },

    /** Says what changes from one place to another, or from what is served to a place. */
    async diff({ from, to }: { from?: string; to: string }): Promise<number> {
      const a: Held = from === undefined ? { source: await served(), staffWords: true, outside: true } : readPlace(from);
      const b = readPlace(to);
      const both = ({ source }: Held): KnowledgeSource => ({
        policies: source.policies,
        thesaurus: a.staffWords && b.staffWords ? source.thesaurus : { concepts: {}, shorthand: {} },
        outside: a.outside && b.outside ? source.outside : [],
      });
      say(changesAsText(diffSources(both(a), both(b)), { colour }));
      for (const [name, held] of [['thesaurus.yaml', 'staffWords'], ['outside.yaml', 'outside']] as const) {
        if (a[held] !== b[held]) say(`\n${name} is in one of the two only and was not compared.`);
      }
      return 0;
    },
  };
} // prettier-ignore

const isFolder = (place: string) => statSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false;

function laidOver(before: KnowledgeSource, { source, staffWords, outside }: Held): KnowledgeSource {
  const given = itemsOf(source).filter(({ key }) => (key === 'staff-words' ? staffWords : key === 'outside' ? outside : true)); // prettier-ignore
  const keys = new Set<string>(given.map(({ key }) => key));
  const gone = itemsOf(before).flatMap(({ key }): ItemChange[] => {
    const [kind, policy] = key.split('.');
    return kind === 'clause' && keys.has(`policy.${policy}`) && !keys.has(key) ? [{ key, value: null }] : [];
  });
  return withItems(before, [...given, ...gone]);
}

function sizeOf({ policies }: KnowledgeSource): string {
  const clauses = policies.reduce((sum, { policy }) => sum + policy.clauses.length, 0);
  const examples = policies.reduce((sum, each) => sum + Object.values(each.examples).flat().length, 0);
  return `${count(policies.length, 'policy')}, ${count(clauses, 'clause')}, ${count(examples, 'example')}.`;
}
