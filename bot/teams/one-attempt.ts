import type { StartTimer } from './typing.ts';

const LIMIT_MILLISECONDS = 10_000;
/** botbuilder's name for its policy that signs in and adds the token. */
const SIGN_IN = 'ServiceClientContext_Credentials_SignRequest';

interface Request {
  abortSignal?: unknown;
}

interface Policy {
  name: string;
  sendRequest(request: Request, next: (request: Request) => Promise<unknown>): Promise<unknown>;
}

/** What we need of the pipeline that a connector's requests pass through. */
export interface Pipeline {
  removePolicy(policy: { name: string }): unknown;
  addPolicy(policy: Policy, where?: { beforePolicies?: string[]; afterPolicies?: string[] }): void;
}

/** Teams did not answer in time. A message may have been delivered all the same. */
export class TimeLimitError extends Error {
  override readonly name = 'TimeLimitError' as const;
}

/** The bot could not sign in, or the request did not leave for another reason: Teams has not seen it. */
export class NotSignedInError extends Error {
  override readonly name = 'NotSignedInError' as const;
}

/**
 * Makes each request of a connector one attempt of at most ten seconds, sign-in included: botbuilder tries four times by
 * itself, and who keeps an outbox must count attempts and know when one has ended.
 */
export function oneAttempt({ startTimer }: { startTimer: StartTimer }): (pipeline: Pipeline) => void {
  const left = new WeakSet<Request>();

  const timeLimit: Policy = {
    name: 'oneAttemptTimeLimit',
    async sendRequest(request, next) {
      const abort = new AbortController();
      request.abortSignal = abort.signal;
      let cancel = () => {};
      const late = new Promise<never>((_, reject) => {
        cancel = startTimer(() => {
          reject(new TimeLimitError('Teams did not answer in time.'));
          abort.abort();
        }, LIMIT_MILLISECONDS);
      });
      try {
        // Raced, because signing in takes no signal.
        return await Promise.race([next(request), late]);
      } catch (error) {
        if (error instanceof TimeLimitError || left.has(request)) throw error;
        throw new NotSignedInError('The bot could not sign in to send.', { cause: error });
      } finally {
        cancel();
      }
    },
  };

  const mark: Policy = {
    name: 'oneAttemptMark',
    sendRequest(request, next) {
      left.add(request);
      return next(request);
    },
  };

  return (pipeline) => {
    pipeline.removePolicy({ name: 'defaultRetryPolicy' });
    pipeline.addPolicy(timeLimit, { beforePolicies: [SIGN_IN] });
    pipeline.addPolicy(mark, { afterPolicies: [SIGN_IN] });
  };
}
