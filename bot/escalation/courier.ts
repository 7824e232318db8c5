/** Where a card was sent: enough to update it later. */
export interface SentCard {
  conversationId: string;
  activityId: string;
}

/** Teams did not take it. */
export interface Refusal {
  /** stop: sending it again changes nothing, go on to the next receiver. later: trouble of the moment, try again. */
  refused: 'stop' | 'later';
  /** For the log, a word with dashes: not-installed, blocked, gone, too-big, busy, timeout, trouble-502 … */
  reason: string;
  /** Teams asked to be left alone for so long. */
  retryAfterMilliseconds?: number;
}
