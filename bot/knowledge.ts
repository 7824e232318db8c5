import { parseArgs } from 'node:util';
import { KnowledgeError, readDocx, readSource } from '../knowledge/index.ts';
import { createKnowledgeCommands } from './knowledge-commands.ts';
import { forTerminal } from './knowledge-output.ts';
import { PlaceError } from './knowledge-place.ts';
import { servedSource } from './served-source.ts';

const USAGE = `npm run knowledge -- check [DIR|FILE.zip] [--json]      all that is wrong; exit code 1 when something blocks
                    export --to FILE.zip|DIR         the policies, examples and staff words as YAML
                    import FILE.zip|FILE.docx|DIR [--write DIR] what it would change and what speaks against it; written only with --write
                    diff [A] B                       what changes from A (else from what is served) to B, word by word
DIR has the form of knowledge/policies. --db: instead of the project's files, the newest version in the database of DATABASE_URL.`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      to: { type: 'string' },
      write: { type: 'string' },
      db: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  const commands = createKnowledgeCommands({
    served: () => (values.db ? servedSource() : Promise.resolve(readSource())),
    say,
    today: new Date().toISOString().slice(0, 10),
    colour: process.stdout.isTTY && process.env.NO_COLOR === undefined,
    readDocument: readDocx,
  });
  const [command, first, second, ...more] = positionals;
  if (more.length === 0 && !values.help) {
    if (command === 'check' && second === undefined) return commands.check({ place: first, json: values.json });
    if (command === 'export' && first === undefined && values.to !== undefined)
      return commands.export({ to: values.to });
    if (command === 'import' && first !== undefined && second === undefined) return commands.import({ place: first, write: values.write }); // prettier-ignore
    if (command === 'diff' && first !== undefined) return commands.diff(second === undefined ? { to: first } : { from: first, to: second }); // prettier-ignore
  }
  say(USAGE);
  return values.help ? 0 : 2;
}

/** Their messages say what to do. */
const FOR_PEOPLE = new Set(['DatabaseError', 'RevisionError']);

const say = (text: string) => process.stdout.write(`${text}\n`);

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    const known =
      error instanceof KnowledgeError ||
      error instanceof PlaceError ||
      error instanceof TypeError ||
      (error instanceof Error && FOR_PEOPLE.has(error.name));
    process.stderr.write(`${forTerminal(known ? error.message : String(error))}\n`);
    process.exitCode = 1;
  },
);
