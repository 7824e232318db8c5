/** One thing wrong with the settings. Never holds a setting's value: it may be a secret. */
export interface Problem {
  setting: string;
  wrong: string;
  mend: string;
}

/** The service can't start with these settings; the message lists every problem, one a line. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError' as const;
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(({ setting, wrong, mend }) => `${setting} ${wrong}. ${mend}`).join('\n'));
  }
}
