/** Learning came to nothing. `died`: the thread ended by itself, try again. `refused`: this source can't be learned. `stopped`: the service stops. */
export class LearningError extends Error {
  override readonly name = 'LearningError' as const;
  readonly why: 'died' | 'refused' | 'stopped';

  constructor(why: LearningError['why'], options?: ErrorOptions) {
    super(MESSAGES[why], options);
    this.why = why;
  }
}

const MESSAGES: Record<LearningError['why'], string> = {
  died: 'The thread that learns ended by itself. Try again; if it happens again the machine may be short of memory.',
  refused: 'These clauses can’t be learned. See what the checks say about them.',
  stopped: 'The service is stopping.',
};
