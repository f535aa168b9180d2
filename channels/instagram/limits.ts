import { META_LIMITS } from '../meta/limits.ts';

/** Limits of Instagram (Instagram Platform, "Messaging" and "Comment moderation"). */
export const limits = {
  ...META_LIMITS,
  /** Bytes in UTF-8 of a private message. */
  text: { bytes: 1000 },
  /** Characters of a comment. */
  comment: { units: 300 },
} as const;
