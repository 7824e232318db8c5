/** Messages and new chats of a bot in a conversation, and look-ups there: Teams' limits as documented. */
const LIMITS = {
  write: [
    { count: 7, milliseconds: 1_000 },
    { count: 8, milliseconds: 2_000 },
    { count: 60, milliseconds: 30_000 },
    { count: 1_800, milliseconds: 3_600_000 },
  ],
  read: [
    { count: 14, milliseconds: 1_000 },
    { count: 16, milliseconds: 2_000 },
    { count: 120, milliseconds: 30_000 },
    { count: 3_600, milliseconds: 3_600_000 },
  ],
};

/** Keeps Teams' limits for each conversation, and counts how often one was overstepped. */
export function createTeamsLimits() {
  const times = new Map<string, number[]>();
  const seen: string[] = [];
  return {
    /** Each time that one was overstepped: what, where and which. */
    violations: seen as readonly string[],
    tooMany(chat: string, kind: keyof typeof LIMITS): boolean {
      const [key, now] = [`${kind} ${chat}`, performance.now()];
      const past = [...(times.get(key) ?? []), now];
      times.set(key, past);
      const broken = LIMITS[kind].find(
        ({ count, milliseconds }) => past.filter((time) => time > now - milliseconds).length > count,
      );
      if (broken) seen.push(`${kind} ${chat}: more than ${broken.count} in ${broken.milliseconds} ms`);
      return broken !== undefined;
    },
  };
}
