import type * as said from './said.ts';

/** How calls are signed in, and how they travel. */
export interface Needs {
  signIn: () => Promise<Record<string, string>>;
  fetch: typeof globalThis.fetch;
}

/** The service refused, or could not be reached. The message says what to do; `problem` is what it said, if it said anything. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError' as const;
  constructor(
    message: string,
    readonly problem?: Partial<said.Problem>,
  ) {
    super(message);
  }
}

interface Asked {
  method?: 'POST' | 'PUT';
  /** JSON, or a file as it is. */
  body?: unknown;
  /** The version that the change is made on. */
  basedOn?: number;
  stop?: AbortSignal | undefined;
}

/** /api/v1 as the tabs use it. A call rejects with RefusedError, whose message is fit to be shown, or with an AbortError. */
export function createApi(needs: Needs) {
  const call = async (path: string, asked: Asked = {}): Promise<Response> => {
    const { method = 'GET', body, basedOn, stop } = asked;
    const headers: Record<string, string> = { accept: 'application/json', ...(await needs.signIn()) };
    const file = body instanceof Blob;
    if (body !== undefined) headers['content-type'] = file ? 'application/octet-stream' : 'application/json';
    if (basedOn !== undefined) headers['if-match'] = `"${basedOn}"`;
    let response: Response;
    try {
      const sent = body === undefined ? null : file ? body : JSON.stringify(body);
      response = await needs.fetch(`/api/v1/${path}`, { method, headers, body: sent, signal: stop ?? null });
    } catch (error) {
      if (stop?.aborted) throw error;
      throw new RefusedError('Policy Guide cannot be reached. Check the connection; nothing you typed is lost.');
    }
    if (!response.ok) throw await refusal(response);
    return response;
  };
  const ask = async <Answer>(path: string, asked?: Asked) => (await (await call(path, asked)).json()) as Answer;
  const matter = (id: string) => `matters/${encodeURIComponent(id)}`;

  return {
    /** Any call, for the tab whose calls are not here. */
    call,
    ask,
    me: () => ask<said.Me>('me'),
    matters: (asked: { view: said.View; q: string; cursor?: string | undefined; stop?: AbortSignal }) =>
      ask<said.Matters>(`matters?${query({ view: asked.view, q: asked.q, cursor: asked.cursor })}`, {
        stop: asked.stop,
      }),
    matter: (id: string) => ask<said.MatterInFull>(matter(id)),
    move: (id: string, version: number, body: said.MoveRequest) =>
      ask<said.MatterInFull>(`${matter(id)}/moves`, { method: 'POST', body, basedOn: version }),
    receivers: async (id: string) => (await ask<said.Receivers>(`${matter(id)}/receivers`)).receivers,
    handOver: (id: string) => ask<said.HandOver>(`${matter(id)}/hand-over`),
    csv: async () => (await call('matters.csv')).blob(),
    changes: (since: string | undefined) => ask<said.Changes>(`changes?${query({ since })}`),
    schools: () => ask<said.SchoolsInForce>('schools'),
    propose: (body: said.Schools, version: number) =>
      ask<said.SchoolsInForce>('schools', { method: 'PUT', body, basedOn: version }),
    decide: (proposal: string, how: 'approve' | 'reject' | 'withdraw') =>
      ask<said.SchoolsInForce>(`schools/proposals/${encodeURIComponent(proposal)}/${how}`, {
        method: 'POST',
        body: {},
      }),
    audit: (cursor?: string) => ask<said.Audit>(`audit?${query({ cursor })}`),
    drills: async () => (await ask<said.Drills>('drills')).drills,
    drill: (body: { school: string; key: string }) => ask<said.Drill>('drills', { method: 'POST', body }),
  };
}

export type Api = ReturnType<typeof createApi>;

async function refusal(response: Response): Promise<RefusedError> {
  const problem = (await response.json().catch(() => ({}))) as Partial<said.Problem>;
  return new RefusedError(problem.detail ?? words(response.status), { ...problem, status: response.status });
}

/** Where an answer comes from something before the service and has no words of its own. */
function words(status: number): string {
  switch (status) {
    case 401:
      return 'You are not signed in any more. Reload the tab.';
    case 403:
      return 'This is not open to you. If it should be, ask IT.';
    case 404:
      return 'This is not there, or not for you.';
    case 429:
      return 'That was a lot at once. Wait a minute and try again.';
    default:
      return `Policy Guide could not do this (HTTP ${status}). Try again in a minute; nothing you typed is lost.`;
  }
}

export function query(asked: Record<string, string | undefined>): string {
  const given = Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return new URLSearchParams(given).toString();
}
