/** Something is wrong in a knowledge file: where, what, and how to mend it. The message holds all of it, one problem a line. */
export class KnowledgeError extends Error {
  override readonly name = 'KnowledgeError' as const;
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ file, line, what, mend }) => `${file}:${line}: ${what} ${mend}`).join('\n'));
    this.problems = problems;
  }
}

export interface Problem {
  file: string;
  /** Counted from 1. */
  line: number;
  what: string;
  mend: string;
}
