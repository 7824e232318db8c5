import type { CardAction } from '../../cards/index.ts';
import type { CommandName } from './command-names.ts';

/** Who and where a turn comes from. */
export interface Origin {
  /** Entra object id in small letters; undefined for guests of a meeting and others whom Entra does not know. */
  entraId?: string;
  /** Teams' id for the person. */
  mri: string;
  /** As Teams gives it; '' where it gives none. */
  name: string;
  /** A 1:1 chat with the bot. Everywhere else others read along. */
  personal: boolean;
  /** In a channel: the id of its team, '' where Teams does not say. */
  team?: string;
  conversationId: string;
}

/** What somebody said. */
export type Said =
  | { what: 'question'; text: string; mentioned: string[] }
  | { what: 'command'; command: CommandName }
  | { what: 'attachment-only' }
  | { what: 'empty' };

export type SaidTurn = Origin & { kind: 'said'; said: Said; activityId: string; edited: boolean; at?: Date };

export type PressTurn = Origin & {
  kind: 'press';
  /** How it came: an Action.Execute is answered in the response, an old client's Action.Submit by messages. */
  via: 'execute' | 'submit';
  /** Teams pressed by itself, to bring the card up to date. */
  automatic: boolean;
  /** Undefined when it is none of our buttons, or was altered. */
  action?: CardAction;
  /** The message whose card was pressed. */
  cardId?: string;
  activityId: string;
};

/** Somebody looks a clause up from the box in which they write to others. */
export type LookUpTurn = Origin & { kind: 'look-up'; typed: string };

/** Somebody asks what the policy says to a message in front of them, whoever wrote it. */
export type CheckTurn = Origin & { kind: 'check-message'; text: string };

/** A button in the dialog that this opened. */
export type DialogTurn = Origin & { kind: 'dialog'; action?: CardAction; activityId: string };

/** An activity read: what it means, or why it means nothing to us. */
export type Turn =
  | SaidTurn
  | PressTurn
  | LookUpTurn
  | CheckTurn
  | DialogTurn
  | (Origin & { kind: 'installed' })
  | (Origin & { kind: 'removed' })
  | { kind: 'ignored'; why: string };
