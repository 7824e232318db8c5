/** The tabs by their addresses (/tabs/register), each with its folder in bot/tabs. On its own, so that the manifest can import it. */
export const TABS = { register: 'Register', clauses: 'Clauses', schools: 'Schools and settings' } as const;

export type Tab = keyof typeof TABS;
