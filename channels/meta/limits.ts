/** Limits that Messenger and Instagram share (Messenger Platform, "Messaging policy overview"). All are after the customer's last message. */
export const META_LIMITS = {
  /** An answer. */
  windowHours: 24,
  /** An answer of a person, where Meta has granted the app the Human Agent feature. */
  humanAgentHours: 7 * 24,
  /** The one private message to whoever wrote a comment or a post. */
  privateReplyHours: 7 * 24,
} as const;
