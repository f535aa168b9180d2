/** Limits of Telegram (Bot API, sendMessage). */
export const limits = {
  /** Characters of a text message. */
  text: { units: 4096 },
} as const;
