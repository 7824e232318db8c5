/** What stands above words that were changed, or are gone, since the card was made. */
export const outdatedOn = (outdated: boolean | undefined): string[] =>
  outdated ? ['It is what an older card showed. Ask again to see the wording that holds now.'] : [];
