import type { Place } from '../contract.ts';
import type { ThemeChoice } from './theme.ts';

/** What the page remembers in this browser. */
export interface Settings {
  theme: ThemeChoice;
  /** Show what the notification says and how large a card is. */
  details: boolean;
  /** Draw cards as a Teams app from before Action.Execute does. */
  olderClient: boolean;
  panes: { person?: string; place: Place }[];
}

const KEY = 'policy-guide-local-mode';
const FRESH: Settings = { theme: 'system', details: false, olderClient: false, panes: [] };

/** Reads the settings; whatever cannot be read is as if new. */
export function readSettings(): Settings {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Settings>;
    return {
      theme: kept.theme ?? FRESH.theme,
      details: kept.details === true,
      olderClient: kept.olderClient === true,
      panes: Array.isArray(kept.panes) ? kept.panes : [],
    };
  } catch {
    return structuredClone(FRESH);
  }
}

export function keepSettings(settings: Settings): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // A browser that keeps nothing shows the page as new each time.
  }
}
