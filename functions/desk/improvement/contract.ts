import * as z from 'zod/mini';
import { Share } from '#domain/figures/share.ts';
import { ActionCase, CorrectiveAction, Measured, measuredBy } from '#domain/improvement/corrective-action.ts';
import { Effect } from '#domain/improvement/effect.ts';
import { replyLanguages } from '#domain/vocabulary.ts';
import { freeText } from '#platform/text.ts';

const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'must be a day such as 2026-11-22' }));

/** Something that is to be changed, by whom and by when, and what shows whether complaints fall. */
export const NewAction = z.strictObject({
  title: freeText(200),
  plan: freeText(4000),
  measured: z.strictObject({ by: z.enum(measuredBy), value: freeText(60) }),
  /** Person id. */
  owner: freeText(60),
  /** The day it is to be done by. */
  dueOn: day,
});
export type NewAction = z.infer<typeof NewAction>;

/** How it ended: done, with what customers are to be told if they are; or given up, and why. */
export const ActionEnd = z.discriminatedUnion('result', [
  z.strictObject({
    result: z.literal('done'),
    words: z.exactOptional(z.strictObject({ es: freeText(4000), en: freeText(4000) })),
    /** Keeps the words although their tone is found wrong. */
    acceptTone: z.exactOptional(z.boolean()),
  }),
  z.strictObject({ result: z.literal('given-up'), reason: freeText(1000) }),
]);
export type ActionEnd = z.infer<typeof ActionEnd>;

/** A case, by its reference or id, whose customer hears what changed. */
export const CaseOfAction = z.strictObject({ case: freeText(60) });
export type CaseOfAction = z.infer<typeof CaseOfAction>;

export const CorrectiveActions = z.strictObject({
  /** What recurs, and has no action yet: the most frequent first. */
  proposals: z.array(z.strictObject({ measured: Measured, name: z.exactOptional(z.string()), share: Share })),
  /** The open ones, then those that ended; the newest first. */
  actions: z.array(z.extend(CorrectiveAction, { name: z.exactOptional(z.string()) })),
});
export type CorrectiveActions = z.infer<typeof CorrectiveActions>;

export const ActionView = z.strictObject({
  action: z.extend(CorrectiveAction, { name: z.exactOptional(z.string()) }),
  /** Whether complaints fell, once it is done. */
  effect: z.exactOptional(Effect),
  /** Whose customers hear what changed. */
  cases: z.strictObject({
    all: z.int(),
    told: z.int(),
    unwanted: z.int(),
    gone: z.int(),
    /** The newest, at most fifty; for supervisors. */
    newest: z.array(z.extend(ActionCase, { reference: z.string() })),
  }),
});
export type ActionView = z.infer<typeof ActionView>;

/** Where a look at the cases of an action goes on. */
export const PreviewAsked = z.strictObject({ cursor: z.exactOptional(freeText(60)) });
export type PreviewAsked = z.infer<typeof PreviewAsked>;

/** What releasing would come to, a page of cases at a time: the sums are of this page. */
export const WordsPreview = z.strictObject({
  /** As customers read them, but for their name, their reference and their link; none where nobody is to be told. */
  letters: z.array(z.strictObject({ language: z.enum(replyLanguages), text: z.string() })),
  counts: z.strictObject({
    /** Would be told now. */
    toTell: z.int(),
    told: z.int(),
    /** Complained, and did not say that they want to hear of it. */
    unwanted: z.int(),
    gone: z.int(),
    /** Are about the reader: somebody else releases them. */
    concerned: z.int(),
    /** Those who would be told, by the language they are written in. */
    languages: z.record(z.string(), z.int()),
  }),
  /** Where it goes on; absent at the end. */
  cursor: z.exactOptional(z.string()),
});
export type WordsPreview = z.infer<typeof WordsPreview>;

/** What came of telling customers. */
export const Told = z.strictObject({ told: z.int(), unwanted: z.int(), gone: z.int(), left: z.int() });
export type Told = z.infer<typeof Told>;

/** Whether the customer wants to hear what changes because of cases like theirs, and how they said so. */
export const News = z.strictObject({ wanted: z.boolean(), reason: freeText(1000) });
export type News = z.infer<typeof News>;

/** Kind words of the customer, as whoever passes them on has read them, and whom they are about. */
export const Praise = z.strictObject({ person: freeText(60), words: freeText(4000) });
export type Praise = z.infer<typeof Praise>;

/** Kind words that were passed on to the reader, the newest first: those whose cases are still kept. */
export const PraiseList = z.strictObject({
  praise: z.array(
    z.strictObject({
      at: z.string(),
      words: z.string(),
      /** Of the case it came from. */
      reference: z.string(),
    }),
  ),
});
export type PraiseList = z.infer<typeof PraiseList>;
