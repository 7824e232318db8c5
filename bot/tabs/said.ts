import type { z } from 'zod';
import type * as contract from '../http/contract.ts';

/** What the service says and is told, by the contract. Types only: what checks it stays out of the bundle. */
type Of<Name extends keyof typeof contract> = z.infer<(typeof contract)[Name]>;

export type Me = Of<'Me'>;
export type View = Of<'View'>;
export type Office = Of<'Office'>;
export type Matter = Of<'Matter'>;
export type Matters = Of<'Matters'>;
export type MatterEvent = Of<'MatterEvent'>;
export type Detail = Of<'Detail'>;
export type MatterInFull = Of<'MatterInFull'>;
export type HandOver = Of<'HandOver'>;
export type MoveName = Of<'MoveName'>;
export type MoveRequest = Of<'MoveRequest'>;
export type Receivers = Of<'Receivers'>;
export type Changes = Of<'Changes'>;
export type School = Of<'School'>;
export type Schools = Of<'Schools'>;
export type SchoolsInForce = Of<'SchoolsInForce'>;
export type Audit = Of<'Audit'>;
export type Drill = Of<'Drill'>;
export type Drills = Of<'Drills'>;
export type Problem = Of<'Problem'>;
