import { LRUCache } from 'lru-cache';
import type { AuditLine } from '../settings/audit.ts';
import type { ApiRoute } from './api-route.ts';
import type { MatterRouteNeeds, Record_ } from './find-matter.ts';
import { askedRoutes, type AskedRouteNeeds } from './asked-routes.ts';
import { importRoutes, type ImportRouteNeeds } from './import-routes.ts';
import { itemRoutes, type ItemRouteNeeds } from './item-routes.ts';
import { matterRoutes } from './matter-routes.ts';
import { openApiRoute } from './openapi.ts';
import { otherRoutes, type OtherRouteNeeds } from './other-routes.ts';
import { revisionRoutes, type RevisionRouteNeeds } from './revision-routes.ts';
import { schoolsRoutes } from './schools-routes.ts';
import type { ApiNeeds, RecordRefusal } from './serve-api.ts';

/** A stubborn page or a script must not fill the audit. */
const SAME_REFUSAL_MILLISECONDS = 60_000;
/** A tab reads a matter again after each change; whoever opened it so lately has it open still. As in the chronology. */
const STILL_OPEN_MILLISECONDS = 600_000;

type Needs = Omit<
  MatterRouteNeeds & OtherRouteNeeds & ItemRouteNeeds & RevisionRouteNeeds & ImportRouteNeeds & AskedRouteNeeds,
  'record'
> &
  Pick<ApiNeeds, 'signIn' | 'requests' | 'log'> & {
    retention: Readonly<Record<string, number>>;
    namesOf: (people: readonly string[]) => Promise<Record<string, string>>;
    newId: () => string;
  };

/** The parts list of /api/v1. */
export function createApi(needs: Needs): ApiNeeds {
  const { audit, now, newId, schools, signIn, requests, log } = needs;
  const write = (who: { id: string; name: string }, line: Pick<AuditLine, 'what' | 'matter' | 'reference' | 'fact'>) =>
    audit.add({ id: newId(), at: now(), by: who.id, name: who.name, ...line });
  const lately = new LRUCache<string, true>({ max: 10_000, ttlResolution: 0, perf: { now: () => now().getTime() } }); // prettier-ignore
  // Remembered once it is written: a first one is never missed; forgetting, by a restart or another instance, only writes one more.
  const once = async (who: { id: string; name: string }, line: Parameters<typeof write>[1], ttl: number) => {
    const key = JSON.stringify([who.id, line.what, line.matter, line.fact]);
    if (lately.has(key)) return;
    await write(who, line);
    lately.set(key, true, { ttl });
  };
  const refused: RecordRefusal = (who, what, fact) => once(who, { what, fact }, SAME_REFUSAL_MILLISECONDS);
  const record: Record_ = (who, line) => {
    if (line.what === 'refused-matter') return once(who, line, SAME_REFUSAL_MILLISECONDS);
    return line.what === 'matter-opened' ? once(who, line, STILL_OPEN_MILLISECONDS) : write(who, line);
  };
  const routes: ApiRoute[] = [
    ...otherRoutes({ ...needs, record }),
    ...matterRoutes({ ...needs, record }),
    ...schoolsRoutes(needs),
    ...askedRoutes({ ...needs, record }),
    ...itemRoutes(needs),
    ...revisionRoutes(needs),
    ...importRoutes(needs),
  ];
  return { routes: [...routes, openApiRoute(routes)], signIn, schools, refused, ...(requests && { requests }), log };
}
