import * as z from 'zod/mini';
import { Refusal } from '../refusal.ts';
import type { Instant } from '../time.ts';
import { findPersonalData } from '../understand/personal-data.ts';
import { fold } from '../understand/words.ts';
import { causes, replyLanguages } from '../vocabulary.ts';

/** What an entry of the manual says, each part in the language of the entry. */
const manualParts = ['title', 'problem', 'works', 'words', 'policy'] as const;
export type ManualPart = (typeof manualParts)[number];

export const ManualText = z.strictObject({
  title: z.string(),
  /** How the problem shows, and what it comes from. */
  problem: z.string(),
  /** What has worked, and what has not. */
  works: z.string(),
  /** Words for the customer. */
  words: z.exactOptional(z.string()),
  /** What the policy says of it. */
  policy: z.exactOptional(z.string()),
});
export type ManualText = z.infer<typeof ManualText>;

const Written = z.strictObject({ text: ManualText, cases: z.array(z.string()), by: z.string(), at: z.string() });

/** A text that a supervisor approved, with the cases behind it; it is never changed. */
export const ManualVersion = z.strictObject({
  version: z.int(),
  ...Written.shape,
  approvedBy: z.string(),
  approvedAt: z.string(),
});
export type ManualVersion = z.infer<typeof ManualVersion>;

/** An entry of the manual: how it stands, and what waits for a supervisor. `revision` counts each change of it. */
export const ManualEntry = z.strictObject({
  entryId: z.string(),
  topic: z.string(),
  /** Absent: it holds whatever the cause. */
  cause: z.exactOptional(z.enum(causes)),
  language: z.enum(replyLanguages),
  revision: z.int(),
  current: z.exactOptional(ManualVersion),
  proposed: z.exactOptional(Written),
  /** No longer shown in tasks; its versions stay. */
  retired: z.exactOptional(z.strictObject({ by: z.string(), at: z.string() })),
});
export type ManualEntry = z.infer<typeof ManualEntry>;

export const manualDecisions = ['approve', 'return', 'retire'] as const;
export type ManualDecision = (typeof manualDecisions)[number];

type Doing = { by: string; at: Instant };

/** The entry with a text that waits for a supervisor, in place of one that waited before. */
export const propose = (
  entry: ManualEntry,
  written: Omit<z.infer<typeof Written>, 'by' | 'at'>,
  doing: Doing,
): ManualEntry => ({
  ...entry,
  revision: entry.revision + 1,
  proposed: { ...written, ...doing },
});

/**
 * The entry after the decision of a supervisor; a text that is approved becomes its next version.
 * Refuses: nothing-proposed.
 */
export const decide = (entry: ManualEntry, decision: ManualDecision, { by, at }: Doing): ManualEntry => {
  const { proposed, retired: _, ...rest } = entry;
  const next = { ...rest, revision: entry.revision + 1 };
  if (decision === 'retire') return { ...next, ...(proposed && { proposed }), retired: { by, at } };
  if (!proposed) throw new Refusal('nothing-proposed');
  if (decision === 'return') return { ...next, ...(entry.retired && { retired: entry.retired }) };
  return {
    ...next,
    current: { ...proposed, version: (entry.current?.version ?? 0) + 1, approvedBy: by, approvedAt: at },
  };
};

/** Whether an entry is shown with a case: it is of the topic, and of the cause once that is known. */
export const isShownFor = (
  { topic, cause, current, retired }: ManualEntry,
  about: { topic: string | undefined; cause: string | undefined },
): boolean =>
  current !== undefined &&
  retired === undefined &&
  topic === about.topic &&
  (cause === undefined || about.cause === undefined || cause === about.cause);

/** Where a text names a customer by a number or an address, or one of those whose cases are behind it by name. */
const isPersonal = (text: string, names: readonly string[]): boolean =>
  // Who signs a letter is ours: words for the customer may end with a greeting.
  findPersonalData(text).some(({ kind }) => kind !== 'name') ||
  names.some((name) => ` ${fold(text).replace(/[^\p{L}\p{N}]+/gu, ' ')} `.includes(` ${fold(name).trim()} `));

/** Refuses: personal-data-found, with the parts: a manual outlives the cases it comes from. */
export const demandNobodyNamed = (text: ManualText, names: readonly string[]): void => {
  const found = manualParts.filter((part) => isPersonal(text[part] ?? '', names));
  if (found.length === 0) return;
  throw new Refusal('personal-data-found', {
    errors: found.map((part) => ({ pointer: `/${part}`, message: 'must name no customer, address or number' })),
  });
};
