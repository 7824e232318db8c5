import { createCaretaking } from './caretaking.ts';
import { createMakeMoves } from './make-moves.ts';
import { createSee, type EscalationNeeds } from './needs.ts';
import { createReadMatters } from './read-matters.ts';
import { createTell } from './tell.ts';
import { createWorkPlaces } from './work-places.ts';

export type { MatterInFull, Moved, Told } from './needs.ts';

/** Telling the Headteacher: what is stored, who is asked, and what those concerned can do. Knows no Teams, HTTP or SQL. */
export function createEscalation(needs: EscalationNeeds) {
  const view = createSee(needs);
  const places = createWorkPlaces(needs);
  return {
    ...places,
    ...createTell({ ...needs, view, places }),
    ...createMakeMoves({ ...needs, view }),
    ...createReadMatters({ ...needs, view }),
    ...createCaretaking(needs),
  };
}

export type Escalation = ReturnType<typeof createEscalation>;
