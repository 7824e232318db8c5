/** What whoever runs the service may count: no names, no words. */
export interface Figures {
  /** Number of the newest change to the tables; 0 where there is none. */
  migration(): Promise<number>;
  /** How many matters there are in each state, tests (drills) among them. */
  matters(): Promise<Readonly<Record<'open' | 'acknowledged' | 'closed' | 'withdrawn', number>>>;
  /** Those of these people (Entra object ids) whose own chat with the bot is known. */
  reachable(people: readonly string[]): Promise<ReadonlySet<string>>;
}
