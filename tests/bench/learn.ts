import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { createLearner, knowledgeOf, readSource, type KnowledgeSource } from '../../knowledge/index.ts';
import { aLesson } from '../support/a-lesson.ts';

// npm run bench:learn: how long learning beside takes, and how long questions have to wait for it, against learning on the main thread.
const say = (text: string) => process.stdout.write(`${text}\n`);

/** The work's milliseconds, and the longest that the main thread did nothing else. */
async function timed<T>(work: () => T | Promise<T>): Promise<{ result: T; took: number; worst: number }> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await setTimeout(20);
  // What is counted first after this is counted from here.
  delay.reset();
  await setTimeout(5);
  const started = performance.now();
  const result = await work();
  const took = performance.now() - started;
  await setTimeout(20);
  delay.disable();
  return { result, took, worst: delay.max / 1e6 };
}

function changed(source: KnowledgeSource): KnowledgeSource {
  const draft = structuredClone(source);
  const [clause] = draft.policies[0]?.policy.clauses ?? [];
  if (clause) clause.summary += ' Ask in writing.';
  return draft;
}

async function measure(name: string, published: KnowledgeSource): Promise<void> {
  const learner = createLearner();
  const draft = changed(published);
  const row = (what: string, { took, worst }: { took: number; worst: number }) => say(`  ${what.padEnd(52)} ${took.toFixed(0).padStart(6)} ms, others wait ${worst.toFixed(0)} ms at most`); // prettier-ignore
  say(name);
  row('nothing at all: what this machine makes others wait', await timed(() => setTimeout(3_000)));
  const here = await timed(() => knowledgeOf(published));
  row('learned on the main thread', here);
  const beside = await timed(() => learner.learn(published));
  row('learned beside, with the start of the thread', beside);
  say(`    others wait for ${((100 * beside.worst) / here.worst).toFixed(0)} % of the time`);
  const other = changed(changed(published));
  row('another revision learned beside: published elsewhere', await timed(() => learner.learn(other)));
  const first = await timed(() => learner.judge({ draft, published, questions: [] }));
  const { asked, broken, moved, losing } = first.result;
  const questions = asked.example + asked.protected;
  row(`a one-clause change checked, ${questions} questions twice`, first);
  say(`    ${broken.length} broken, ${moved.length} moved, ${losing.length} examples that do not win`);
  const again = await timed(() => learner.judge({ draft, published, questions: [] }));
  row('the same check, both learned', again);
  say(`    ${(again.took / (2 * questions)).toFixed(3)} ms a question`);
  row('published after its check', await timed(() => learner.learn(draft)));
  row('a question tried', await timed(() => learner.tried('who do I ask about this?', draft)));
  const worst = Math.max(beside.worst, first.worst);
  say(`    ${worst <= 50 ? 'holds' : 'FAILS'}: nobody waits more than 50 ms`);
  if (worst > 50) process.exitCode = 1;
  await learner.stop();
}

void (async () => {
  await measure('the project’s own clauses', readSource());
  await measure('100 clauses with 60 examples each', aLesson({ clauses: 100, examples: 60 }));
})();
