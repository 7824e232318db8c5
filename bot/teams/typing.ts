import type { TurnContext } from 'botbuilder';

/** Runs `run` after so many milliseconds unless the function it returns is called before. */
export type StartTimer = (run: () => void, milliseconds: number) => () => void;

/**
 * Shows "typing" if the work takes longer than `after`. The work must not send its reply: by the time this resolves, a typing
 * sign under way has arrived, so that none can appear after the reply and stay there.
 */
export async function withTyping<Result>(
  { context, after, startTimer }: { context: TurnContext; after: number; startTimer: StartTimer },
  work: () => Promise<Result>,
): Promise<Result> {
  let shown: Promise<unknown> | undefined;
  const cancel = startTimer(() => {
    // A sign that could not be shown is no reason to fail the answer.
    shown = context.sendActivity({ type: 'typing' }).catch(() => undefined);
  }, after);
  try {
    return await work();
  } finally {
    cancel();
    await shown;
  }
}
