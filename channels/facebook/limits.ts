import { META_LIMITS } from '../meta/limits.ts';

/** Limits of a Facebook page and of Messenger, which have one API. */
export const limits = {
  ...META_LIMITS,
  /** Characters of a private message. */
  text: { units: 2000 },
  /** Characters of a comment. */
  comment: { units: 8000 },
} as const;
