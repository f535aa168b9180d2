/** Limits of X (developer.x.com, "Counting characters" and "Direct Messages"). */
export const limits = {
  /** Weight of a post: most characters weigh one, emoji and many scripts two. */
  postWeight: 280,
  /** What a link weighs in a post, whatever its length. */
  linkWeight: 23,
  /** Characters of a direct message. */
  text: { units: 10_000 },
} as const;
