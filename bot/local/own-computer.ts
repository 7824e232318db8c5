/**
 * Takes this computer's own addresses out of what goes through a proxy. Many school networks set HTTP_PROXY, and
 * botbuilder's client would then send every answer of local mode to that proxy. Call it before the
 * first message: that is when the client looks.
 */
export function keepOffProxies(env: Record<string, string | undefined>): void {
  for (const name of ['NO_PROXY', 'no_proxy']) {
    const kept = (env[name] ?? '').split(',').map((host) => host.trim());
    env[name] = [...new Set([...kept, '127.0.0.1', 'localhost', '::1'])].filter((host) => host !== '').join(',');
  }
}
