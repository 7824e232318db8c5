import type { ConversationReference } from 'botbuilder';

/** A person as the bot knows them. */
export interface Person {
  /** Entra object id: the one name for a person that does not change. */
  entraId: string;
  /** Teams' own id for the person towards this bot (29:…); the Entra id again while they have only been written to. */
  mri: string;
  /** When they were last seen, to the day: a new turn within a day leaves it. */
  seenAt: Date;
  /** Where to reach them in 1:1; undefined until they have opened the bot or it was installed for them. */
  reference?: Partial<ConversationReference>;
  /** When the welcome was sent; undefined before. */
  welcomedAt?: Date;
}

/** Which reply answered which activity, so that an edited question updates its own reply. */
export interface Reply {
  conversationId: string;
  activityId: string;
  replyConversationId: string;
  replyActivityId: string;
  /** A button of the reply was pressed: it is never overwritten by an edit. */
  pressed: boolean;
  /** When the reply was sent or last updated. */
  at: Date;
}

/** Persons, where to reach them, and which reply belongs to which message. */
export interface ConversationBook {
  person(entraId: string): Promise<Person | undefined>;
  /** The 1:1 reference of whoever was seen last (to the day), undefined while nobody has one: where Teams is, not whom to reach. */
  newestReference(): Promise<Partial<ConversationReference> | undefined>;
  /** Stores or refreshes the MRI and, when given, the 1:1 reference. Keeps welcomedAt. Cheap when nothing is new, so it may be called on every turn. */
  remember(person: {
    entraId: string;
    mri: string;
    reference?: Partial<ConversationReference>;
    at: Date;
  }): Promise<void>;
  /** True for exactly one caller per person until forget(): the one that may send the welcome. False for somebody never remembered. */
  claimWelcome(entraId: string, at: Date): Promise<boolean>;
  /** The welcome could not be sent: the next event may greet. Where the person is reached stays known. No error for somebody unknown. */
  releaseWelcome(entraId: string): Promise<void>;
  /** The app was removed: drops the reference and the welcome, keeps that the person existed. No error when they are unknown. */
  forget(entraId: string): Promise<void>;
  /**
   * True for exactly one caller per activity: the one that may answer it. Teams delivers a slow message again under the same id.
   * A claim is free again after releaseQuestion(), and two minutes after it was made if no reply was kept: whoever made it has died.
   */
  claimQuestion(question: { conversationId: string; activityId: string; at: Date }): Promise<boolean>;
  /** The turn failed before anything was sent: a new delivery may answer. Does nothing once a reply was kept. */
  releaseQuestion(question: { conversationId: string; activityId: string }): Promise<void>;
  /**
   * Stores which message answered a question, claimed or not; replaces what was there. A new message is not pressed;
   * the same message updated in place stays pressed, so a press during the update still protects it from the next edit.
   */
  keepReply(reply: Omit<Reply, 'pressed'>): Promise<void>;
  /** Undefined while the question is only claimed. */
  replyTo(question: { conversationId: string; activityId: string }): Promise<Reply | undefined>;
  /** Marks the reply with this id as pressed; no error when it is unknown. */
  markPressed(reply: { replyConversationId: string; replyActivityId: string }): Promise<void>;
  /** Deletes replies, and claims without a reply, whose `at` is before `before`; returns how many. */
  purgeReplies(before: Date): Promise<number>;
}
