import type { School, Schools } from '../said.ts';
import { same } from '../same.ts';

/**
 * What a person changed, put onto a version that somebody else brought into force meanwhile: a field that they changed is theirs,
 * every other is as it is now. So nothing of either is lost unless both changed the same field; the person sees those first.
 */
export function putOnto(needs: { base: Schools; mine: Schools; now: Schools }): Schools {
  const { base, mine, now } = needs;
  const byId = ({ schools }: Schools, id: string) => schools.find((school) => school.id === id);
  const kept = now.schools.flatMap((theirs): School[] => {
    const [was, own] = [byId(base, theirs.id), byId(mine, theirs.id)];
    if (was === undefined || own === undefined) return was && !own ? [] : [theirs];
    return [fields(was, own, theirs)];
  });
  const added = mine.schools.filter(({ id }) => byId(base, id) === undefined && byId(now, id) === undefined);
  const links = fields(base.trust.links, mine.trust.links, now.trust.links);
  const safeguarding = fields(base.trust.safeguarding, mine.trust.safeguarding, now.trust.safeguarding);
  return { trust: { ...fields(base.trust, mine.trust, now.trust), links, safeguarding }, schools: [...kept, ...added] };
}

function fields<Of extends object>(base: Of, mine: Of, now: Of): Of {
  const merged = { ...now };
  for (const name of new Set([...Object.keys(base), ...Object.keys(mine)]) as Set<keyof Of>) {
    if (same(base[name], mine[name])) continue;
    if (mine[name] === undefined) delete merged[name];
    else merged[name] = mine[name];
  }
  return merged;
}
