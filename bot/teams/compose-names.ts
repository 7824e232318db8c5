/** What the manifest calls the commands of the compose box and of a message's menu. Without botbuilder, so that the manifest can import it. */
export const COMPOSE_COMMANDS = {
  searchClauses: { id: 'searchClauses', parameter: 'query' },
  checkAgainstPolicy: { id: 'checkAgainstPolicy' },
} as const;
