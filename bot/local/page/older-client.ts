/**
 * A card as Teams apps from before Action.Execute see it: each action that has a fallback is replaced by it. So the
 * Action.Submit way can be tried, which the renderer here would never take.
 */
export function asOlderClient(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asOlderClient);
  if (typeof value !== 'object' || value === null) return value;
  if ('type' in value && value.type === 'Action.Execute' && 'fallback' in value && typeof value.fallback === 'object') {
    return asOlderClient(value.fallback);
  }
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, asOlderClient(inner)]));
}
