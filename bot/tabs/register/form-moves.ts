import type { MoveName } from '../said.ts';

const FORM_MOVES = ['pass-on', 'logged-on-cpoms', 'cpoms-not-needed', 'recorded-elsewhere'] as const;

/** A move that asks for something first. */
export type FormMove = (typeof FORM_MOVES)[number];

export const isForm = (move: MoveName): move is FormMove => FORM_MOVES.some((one) => one === move);
