import type { z } from 'zod';
import type * as contract from '../../http/clauses-contract.ts';
import type { Problem } from '../said.ts';

/** What the service says of the clauses and is told, by the contract. Types only: what checks it stays out of the bundle. */
type Of<Name extends keyof typeof contract> = z.infer<(typeof contract)[Name]>;

export type Stance = Of<'Stance'>;
export type Setting = Of<'Setting'>;
export type NextStep = Of<'NextStep'>;
export type ExampleValue = Of<'ExampleValue'>;
export type ClauseValue = Of<'ClauseValue'>;
export type PolicyValue = Of<'PolicyValue'>;
export type StaffWordsValue = Of<'StaffWordsValue'>;
export type OutsideValue = Of<'OutsideValue'>;
export type ItemValue = Of<'ItemValue'>;
export type ChangeKind = Of<'ChangeKind'>;
export type Revision = Of<'Revision'>;
export type Overview = Of<'Overview'>;
export type Item = Of<'Item'>;
export type Losing = Of<'Losing'>;
export type Preview = Of<'Preview'>;
export type Tried = Of<'Tried'>;
export type TryAnswer = Of<'TryAnswer'>;
export type Piece = Of<'Piece'>;
export type Change = Of<'Change'>;
export type Changes = Of<'Changes'>;
export type Revisions = Of<'Revisions'>;
export type Compared = Of<'Compared'>;
export type CheckRequest = Of<'CheckRequest'>;
export type Moved = Of<'Moved'>;
export type Finding = Of<'Finding'>;
export type Check = Of<'Check'>;
export type PublishRequest = Of<'PublishRequest'>;
export type Published = Of<'Published'>;
export type Asked = Of<'Asked'>;
export type UseRequest = Of<'UseRequest'>;
export type Used = Of<'Used'>;
export type ImportRead = Of<'ImportRead'>;
export type ImportRequest = Of<'ImportRequest'>;
export type DocumentCompared = Of<'DocumentCompared'>;

export type PolicyLine = Overview['policies'][number];
export type ClauseLine = PolicyLine['clauses'][number];

/** 412 of a kept item has what it is now; of an import, what is in the draft already. */
export type Refusal = Partial<Problem> & { item?: Item; items?: string[] };
/** What is wrong with a field, by its path: "title", "examples.3.q". */
export type FieldError = NonNullable<Problem['errors']>[number];
