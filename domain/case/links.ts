import * as z from 'zod/mini';
import type { Instant } from '../time.ts';

/**
 * The two kinds of tracking links of a case. `first` is handed to whoever files it; `full` is the one in our messages, so that
 * opening it proves the address they went to.
 */
const linkScopes = ['first', 'full'] as const;
export type LinkScope = (typeof linkScopes)[number];

/** The version of the links that hold, and since when; links of an earlier version open nothing any more. Absent: the first. */
export const LinkState = z.strictObject({ version: z.int(), since: z.string() });
type Linked = { links?: z.infer<typeof LinkState> };

/** A token has seven bits for it. */
export const LAST_VERSION = 127;

/** The version of the links of a case that hold. */
export const linkVersion = ({ links }: Linked): number => links?.version ?? 0;

/** Withdraws the links that are out; those made from now on hold. */
export const nextLinks = (head: Linked, at: Instant): NonNullable<Linked['links']> => ({
  version: Math.min(linkVersion(head) + 1, LAST_VERSION),
  since: at,
});
