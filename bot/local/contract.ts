/** What the page and the local channel say to each other, as JSON. Types only: the page's code is bundled for a browser. */

/** Where a person is: their 1:1 chat with the bot, the channel, or the group chat. */
export type Place = 'chat' | 'channel' | 'group';

export interface PersonView {
  id: string;
  name: string;
  role: string;
  /** The school's name. */
  school?: string;
  kind: 'staff' | 'pupil' | 'guest';
}

export interface Setup {
  botName: string;
  trustName: string;
  people: PersonView[];
  places: { place: Place; name: string; about: string; closedTo: PersonView['kind'][] }[];
  /** Whom the panes show at first: somebody who asks, and those who are told. */
  startWith: string[];
  /** The trust's, as an IANA name: times are shown as the bot's cards say them. */
  timezone: string;
  /** STAFF_UPN_PATTERN is set, so that pupils and guests are turned away as in Teams. */
  staffPattern: boolean;
}

export interface CardView {
  /** Adaptive Card JSON as the bot sent it. */
  content: Record<string, unknown>;
  bytes: number;
}

export interface MessageView {
  id: string;
  /** The first message of the thread this one answers; only in the channel. */
  thread?: string;
  from: { kind: 'bot' } | { kind: 'person'; person: string };
  text: string;
  format: 'plain' | 'markdown';
  cards: CardView[];
  /** Names of files sent along. The files themselves stay in the browser. */
  files: string[];
  /** What the bot suggests to say next; shown below the newest message, in 1:1 only. */
  suggested?: string[];
  /** What the notification of this message would say. */
  summary?: string;
  /** ISO 8601. */
  at: string;
  edited: boolean;
  deleted: boolean;
  /** Grows with every change. */
  version: number;
  /** By person: the card that the answer to their press put in place of the first one; only they see it. */
  replaced: Record<string, CardView>;
  /** What became of handing it to the bot, where that went wrong. */
  trouble?: string;
}

export interface ConversationView {
  id: string;
  place: Place;
  messages: MessageView[];
}

/** Sent to the page as they happen. */
export type LocalEvent =
  /** First on every connection. Another `run` than before: the programme was started anew and knows nothing of the chats. */
  | { kind: 'hello'; run: string }
  | { kind: 'message'; conversation: string; message: MessageView }
  | { kind: 'typing'; conversation: string }
  /** At the start of a connection too, as is the next. */
  | { kind: 'trouble'; trouble: TroubleView }
  /** `at` is the programme's time now, ISO 8601. */
  | { kind: 'clock'; aheadMilliseconds: number; at: string };

/** Of what happens in one of the chats. */
export type ChatEvent = Extract<LocalEvent, { conversation: string }>;

/** What Teams does, instead of its work, with all that the bot sends, changes or creates. */
export type ConnectorTrouble = 'busy' | 'refuses' | 'fails' | 'hangs';

/** What is played at the moment. */
export interface TroubleView {
  connector: 'works' | ConnectorTrouble;
  /** Nobody has installed the app. */
  everybody: boolean;
  /** Who has not installed the app. */
  people: string[];
  /** Whose chat was not opened yet in this run: the app is installed for them when it is. */
  unopened: string[];
}

export type TroubleRequest =
  | { change: 'connector'; connector: TroubleView['connector'] }
  | { change: 'everybody'; reachable: boolean }
  | { change: 'person'; person: string; reachable: boolean }
  /** Everything works again. */
  | { change: 'over' };

export interface ClockRequest {
  to: 'five-minutes' | 'half-an-hour' | 'an-hour' | 'next-morning' | 'now';
}

export interface OpenRequest {
  person: string;
  place: Place;
}

export interface SayRequest {
  person: string;
  conversation: string;
  text: string;
  /** Only where it is mentioned does the bot hear what is said in the channel or the group chat. */
  mention: boolean;
  files: { name: string; type: string }[];
  /** The thread of the channel to answer in; a new one where it is missing. */
  thread?: string;
}

export interface EditRequest {
  person: string;
  conversation: string;
  message: string;
  text: string;
}

export interface DeleteRequest {
  person: string;
  conversation: string;
  message: string;
}

export interface PressRequest {
  person: string;
  conversation: string;
  message: string;
  action:
    | { type: 'Action.Execute'; id?: string; verb?: string; data: Record<string, unknown> }
    | { type: 'Action.Submit'; data: Record<string, unknown> };
}

/** What Teams would show below the card; a replaced card arrives as an event. */
export type PressResult = { kind: 'done' } | { kind: 'said'; text: string } | { kind: 'failed'; text: string };

/** Something typed into the search of the compose box; '' when it is opened. */
export interface LookUpRequest {
  person: string;
  conversation: string;
  typed: string;
}
export type LookUpResult =
  | { kind: 'found'; found: { title: string; text: string; card: Record<string, unknown> }[] }
  | { kind: 'said'; text: string }
  | { kind: 'failed'; text: string };

/** A card found is put into a message and sent. */
export interface ShareRequest {
  person: string;
  conversation: string;
  card: Record<string, unknown>;
}

/** "Check against policy" in a message's menu. */
export interface CheckRequest {
  person: string;
  conversation: string;
  message: string;
}
/** A button of the dialog. */
export interface DialogRequest {
  person: string;
  conversation: string;
  data: Record<string, unknown>;
}
export type DialogResult =
  | { kind: 'dialog'; title: string; card: Record<string, unknown> }
  /** The last words of the dialog. */
  | { kind: 'said'; text: string }
  | { kind: 'failed'; text: string };
