import { z } from 'zod';

/** What became of installing the app for somebody. */
export type Installed =
  /** It is there; Teams tells the bot of it by itself. */
  | { kind: 'installed' | 'there-already' }
  /** Graph says no, and will until somebody changes something. */
  | { kind: 'refused'; reason: 'not-in-the-catalogue' | 'not-permitted' | 'no-such-person' | 'refused'; status: number }
  /** Trouble of the moment. */
  | { kind: 'later'; status?: number; retryAfterMilliseconds?: number };

export type InstallApp = (person: string) => Promise<Installed>;

interface Needs {
  /** Microsoft Graph's address, without a path. */
  graph: string;
  /** The id in the app's manifest. */
  manifestId: string;
  /** A token for Graph, as the app itself. Rejects if there is none. */
  token: () => Promise<string>;
}

const REQUEST_MILLISECONDS = 10_000;
const Catalogue = z.object({ value: z.array(z.object({ id: z.string().min(1) })) });

/**
 * Makes the function that installs the app for a person (Entra object id) in their personal scope, by Microsoft Graph as the app itself.
 * Needs the application permissions TeamsAppInstallation.ReadWriteSelfForUser.All and AppCatalog.Read.All, and the app in the organisation's
 * catalogue. Never rejects.
 */
export function createInstallApp({ graph, manifestId, token }: Needs): InstallApp {
  // The catalogue's id of an app is not the manifest's, and does not change.
  let catalogueId: string | undefined;

  const ask = async (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${graph}/v1.0/${path}`, {
      ...init,
      headers: { authorization: `Bearer ${await token()}`, 'content-type': 'application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(REQUEST_MILLISECONDS),
    });

  const findInCatalogue = async (): Promise<string | Installed> => {
    const filter = encodeURIComponent(`externalId eq '${manifestId}'`);
    const answer = await ask(`appCatalogs/teamsApps?$filter=${filter}`);
    if (!answer.ok) return refusal(answer);
    const [found] = Catalogue.parse(await answer.json()).value;
    return found?.id ?? { kind: 'refused', reason: 'not-in-the-catalogue', status: 200 };
  };

  return async (person) => {
    try {
      if (catalogueId === undefined) {
        const found = await findInCatalogue();
        if (typeof found !== 'string') return found;
        catalogueId = found;
      }
      const app = `${graph}/v1.0/appCatalogs/teamsApps/${encodeURIComponent(catalogueId)}`;
      const body = JSON.stringify({ 'teamsApp@odata.bind': app });
      const answer = await ask(`users/${encodeURIComponent(person)}/teamwork/installedApps`, { method: 'POST', body });
      await answer.body?.cancel();
      if (answer.ok) return { kind: 'installed' };
      return answer.status === 409 ? { kind: 'there-already' } : refusal(answer);
    } catch {
      // No token, no connection, no answer in time, or one that cannot be read.
      return { kind: 'later' };
    }
  };
}

function refusal({ status, headers }: Response): Installed {
  if (status === 429 || status >= 500) {
    const seconds = Number(headers.get('retry-after'));
    return { kind: 'later', status, ...(seconds > 0 && { retryAfterMilliseconds: seconds * 1000 }) };
  }
  if (status === 401 || status === 403) return { kind: 'refused', reason: 'not-permitted', status };
  return { kind: 'refused', reason: status === 404 ? 'no-such-person' : 'refused', status };
}
