import { line } from './matter-base.ts';
import { plainWords } from './safe-text.ts';
import { textRun } from './text-run.ts';

/** What the part "form-head" shows: the heading, what to know, and what was wrong with what was sent. */
export function formHead(form: { heading: string; says: readonly string[]; drill?: string; problem?: string }) {
  return {
    heading: form.heading,
    drill: form.drill ? [form.drill] : [],
    lines: form.says.map(line),
    problem: form.problem ? [{ runs: [textRun(plainWords(form.problem, 300), { weight: 'Bolder' })] }] : [],
  };
}
