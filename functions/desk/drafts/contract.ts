import * as z from 'zod/mini';

/** A draft has at most so many bytes (JSON in UTF-8). */
const MOST_BYTES = 20 * 1024;
const MOST_FIELDS = 200;

/** What was typed, by the names of the fields of its form. */
const Values = z
  .record(z.string().check(z.regex(/^[\w.:-]{1,80}$/, { error: 'must be the name of a field' })), z.string())
  .check(
    z.refine((values) => Object.keys(values).length <= MOST_FIELDS, {
      error: `must have at most ${MOST_FIELDS} fields`,
    }),
    z.refine((values) => Buffer.byteLength(JSON.stringify(values)) <= MOST_BYTES, {
      error: `must have at most ${MOST_BYTES} bytes`,
    }),
  );

export const DraftBody = z.strictObject({ values: Values });
export type DraftBody = z.infer<typeof DraftBody>;

/** Something begun and not sent, by the name it is kept under. */
export const KeptDraft = z.strictObject({ key: z.string(), version: z.int(), savedAt: z.string() });
export type KeptDraft = z.infer<typeof KeptDraft>;

export const Draft = z.extend(KeptDraft, { values: z.record(z.string(), z.string()) });
export type Draft = z.infer<typeof Draft>;

/** Those of a case with what was typed, those of all cases without. */
export const Drafts = z.strictObject({
  drafts: z.array(z.extend(KeptDraft, { values: z.optional(z.record(z.string(), z.string())) })),
});
export type Drafts = z.infer<typeof Drafts>;
