import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { KnowledgeError, knowledgeOf, loadKnowledge } from '../knowledge/index.ts';
import { answerAsJson, answerAsText } from './ask-output.ts';
import { servedSource } from './served-source.ts';

const USAGE = `npm run ask -- "can i share this photo"
  --why            which words decided, and what they were read as
  --json           one JSON object
  --jsonl          one {"q": "…"} a line in, one JSON object a line out
  --policies DIR   other policies, in the form of knowledge/policies
  --db             what the service serves: the newest version in the database of DATABASE_URL`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      why: { type: 'boolean' },
      json: { type: 'boolean' },
      jsonl: { type: 'boolean' },
      policies: { type: 'string' },
      db: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  const question = positionals.join(' ').trim();
  if (values.help || (!values.jsonl && question === '')) {
    say(USAGE);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const knowledge = values.db ? knowledgeOf(await servedSource()) : loadKnowledge({ policiesFolder: values.policies });
  if (!values.jsonl) {
    say(
      values.json
        ? answerAsJson({ knowledge, question, why: values.why })
        : answerAsText({ knowledge, question, why: values.why }),
    );
    return;
  }
  let line = 0;
  for await (const text of createInterface({ input: process.stdin })) {
    line++;
    if (text.trim() === '') continue;
    say(answerAsJson({ knowledge, question: readQuestion(text, line), why: values.why }));
  }
}

function readQuestion(text: string, line: number): string {
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read === 'object' && read !== null && 'q' in read && typeof read.q === 'string') return read.q;
  } catch {
    // falls through to the same message: the line is not what is needed
  }
  throw new TypeError(`Line ${line} is not of the form {"q": "a question"}. Correct it and run again.`);
}

/** Their messages say what to do. */
const FOR_PEOPLE = new Set(['DatabaseError', 'RevisionError']);

const say = (text: string) => process.stdout.write(`${text}\n`);

main().catch((error: unknown) => {
  const known =
    error instanceof KnowledgeError ||
    error instanceof TypeError ||
    (error instanceof Error && FOR_PEOPLE.has(error.name));
  process.stderr.write(`${known ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
