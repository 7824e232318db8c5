import type { MatterView } from '../escalation/views.ts';
import type { DrawMatter } from './draw-matter.ts';
import type { PressResult } from './press-results.ts';

type Result<Kind> = Extract<PressResult, { kind: Kind }>;

export type ShowMatter = ReturnType<typeof createShowMatter>;

/** Makes the two ways in which a press shows a matter. `stored`: what to say if the card cannot be shown though it is stored. */
export function createShowMatter(draw: DrawMatter) {
  const common = async (view: MatterView, person: string, stored: string | undefined) => ({
    card: await draw(view, person),
    matter: { id: view.matter.id, version: view.matter.version },
    ...(stored !== undefined && { stored }),
  });
  return {
    /** In place of the card that was pressed. */
    shown: async (view: MatterView, person: string, stored?: string): Promise<Result<'show'>> => ({
      kind: 'show',
      ...(await common(view, person, stored)),
    }),
    /** As a message below. */
    below: async (view: MatterView, person: string, stored?: string): Promise<Result<'send'>> => ({
      kind: 'send',
      ...(await common(view, person, stored)),
    }),
  };
}
