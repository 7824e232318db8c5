import { fromFiles, fromZip, itemOf, itemsOf, KnowledgeError, readKey, type ClauseValue, type KnowledgeSource, type OutsideValue, type PolicyValue, type SourceFile, type StaffWordsValue } from '../../knowledge/index.ts'; // prettier-ignore

/** What was read of a file; nothing of it is kept. */
export interface ImportRead {
  policies: {
    id: string;
    value: PolicyValue;
    /** `from`: where in the file it stands. `guessed`: fields that are to be looked at. */
    clauses: { id: string; value: ClauseValue; from: string; guessed: string[] }[];
  }[];
  staffWords?: StaffWordsValue;
  outside?: OutsideValue;
  /** `stops`: nothing can be taken while it stands. */
  problems: { where: string; what: string; mend: string; stops: boolean }[];
}

/** Reads an exported archive, or one file of it by itself: then what it does not hold is as at present. Never throws for what is in the file. */
export function readYamlImport(bytes: Uint8Array, present: KnowledgeSource): ImportRead {
  try {
    const packed = bytes[0] === 0x50 && bytes[1] === 0x4b;
    const files = packed ? fromZip(bytes) : [onlyFile(bytes)];
    const source = fromFiles(files);
    const has = (name: string) => files.some(({ path }) => path === name);
    return {
      policies: source.policies.map(({ policy: { id } }) => ({
        id,
        value: policyOf(id, { source, present, alone: !packed }),
        clauses: clausesOf(id, { source, present, alone: !packed }),
      })),
      ...(has('thesaurus.yaml') && { staffWords: source.thesaurus }),
      ...(has('outside.yaml') && { outside: source.outside }),
      problems: [],
    };
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    const problems = error.problems.map(({ file, line, what, mend }) => ({ where: `${file}, line ${line}`, what, mend, stops: true })); // prettier-ignore
    return { policies: [], problems };
  }
}

interface Both {
  source: KnowledgeSource;
  present: KnowledgeSource;
  /** policy.yaml by itself: documents and examples lie in files of their own. */
  alone: boolean;
}

function policyOf(id: string, { source, present, alone }: Both): PolicyValue {
  const read = itemOf(source, `policy.${id}`) as PolicyValue;
  const now = itemOf(present, `policy.${id}`) as PolicyValue | undefined;
  return alone ? { ...read, document: now?.document ?? '' } : read;
}

function clausesOf(policy: string, { source, present, alone }: Both): ImportRead['policies'][number]['clauses'] {
  return itemsOf(source).flatMap(({ key, value }) => {
    const at = readKey(key);
    if (at?.kind !== 'clause' || at.policy !== policy) return [];
    const read = value as ClauseValue;
    const now = itemOf(present, key) as ClauseValue | undefined;
    const own = alone ? { ...read, examples: now?.examples ?? [] } : read;
    return [{ id: at.id, value: own, from: `${policy}/policy.yaml`, guessed: [] }];
  });
}

/** A single file comes without its name: what it is shows in its first words. */
function onlyFile(bytes: Uint8Array): SourceFile {
  const text = new TextDecoder().decode(bytes);
  const id = /^id: *["']?([a-z0-9-]+)["']? *$/m.exec(text)?.[1];
  if (id !== undefined && /^clauses:/m.test(text)) return { path: `${id}/policy.yaml`, text };
  if (/^(concepts|shorthand):/m.test(text)) return { path: 'thesaurus.yaml', text };
  if (/^- /m.test(text) && !/^\w[\w-]*:/m.test(text)) return { path: 'outside.yaml', text };
  throw new KnowledgeError([
    {
      file: 'the file',
      line: 1,
      what: 'It is neither a zip of YAML files nor one of policy.yaml, thesaurus.yaml and outside.yaml.',
      mend: 'Choose what Export gives, or one of these files; examples.yaml goes with its policy in a zip.',
    },
  ]);
}
