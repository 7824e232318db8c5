/** The commands of the compose box and of a message's menu, as the manifest names them and their invokes carry them. */
export const EXTENSION_COMMANDS = { search: 'searchClauses', check: 'checkAgainstPolicy' } as const;

/** The one parameter of the search: what is being typed. */
export const SEARCH_PARAMETER = 'query';
