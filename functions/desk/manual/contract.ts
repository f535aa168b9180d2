import * as z from 'zod/mini';
import { landmarkReasons, landmarkStates } from '#domain/learning/landmark.ts';
import { ManualText, manualDecisions } from '#domain/learning/manual.ts';
import { causes, replyLanguages } from '#domain/vocabulary.ts';
import { freeText } from '#platform/text.ts';

const MOST_CASES = 20;
const LONGEST = 4000;

/** A text for an entry of the manual, with the cases behind it, by reference or id. */
const written = {
  title: freeText(120),
  problem: freeText(LONGEST),
  works: freeText(LONGEST),
  words: z.optional(freeText(LONGEST)),
  policy: z.optional(freeText(LONGEST)),
  cases: z
    .array(z.string().check(z.maxLength(60)))
    .check(z.maxLength(MOST_CASES, { error: `must be at most ${MOST_CASES} cases` })),
};

export const NewManualEntry = z.strictObject({
  topic: z.string().check(z.maxLength(60)),
  cause: z.optional(z.enum(causes)),
  language: z.enum(replyLanguages),
  ...written,
});
export type NewManualEntry = z.infer<typeof NewManualEntry>;

/** Another text for an entry. `revision` as it was read. */
export const ManualProposal = z.strictObject({ revision: z.int(), ...written });
export type ManualProposal = z.infer<typeof ManualProposal>;

export const ManualDecided = z.strictObject({ revision: z.int(), decision: z.enum(manualDecisions) });
export type ManualDecided = z.infer<typeof ManualDecided>;

/** A case behind a text. Of one that is about the reader, or is no longer kept, nothing is said. */
const CaseBehind = z.strictObject({ caseId: z.string(), reference: z.string() });

const Shown = {
  text: ManualText,
  cases: z.array(CaseBehind),
  by: z.string(),
  byName: z.string(),
  at: z.string(),
};

const ShownVersion = z.strictObject({ version: z.int(), ...Shown, approvedByName: z.string(), approvedAt: z.string() });

const entry = {
  entryId: z.string(),
  topic: z.strictObject({ id: z.string(), name: z.string() }),
  cause: z.exactOptional(z.enum(causes)),
  language: z.enum(replyLanguages),
  revision: z.int(),
  isRetired: z.boolean(),
};

/** An entry of the manual, with all its versions, the newest first, and what waits for a supervisor. */
export const ShownManualEntry = z.strictObject({
  ...entry,
  versions: z.array(ShownVersion),
  proposed: z.exactOptional(z.strictObject(Shown)),
  /** Whether the reader may approve, return and retire. */
  mayDecide: z.boolean(),
});
export type ShownManualEntry = z.infer<typeof ShownManualEntry>;

/** The manual, by topic; of each entry how it stands. `topics`: those that one can write of. */
export const Manual = z.strictObject({
  topics: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  entries: z.array(
    z.strictObject({
      ...entry,
      title: z.string(),
      /** 0: nothing of it is approved yet. */
      version: z.int(),
      approvedAt: z.exactOptional(z.string()),
      isProposed: z.boolean(),
      cases: z.int(),
    }),
  ),
});
export type Manual = z.infer<typeof Manual>;

/** Cases that others can learn from, the newest first. */
export const Landmarks = z.strictObject({
  landmarks: z.array(
    z.strictObject({
      caseId: z.string(),
      reference: z.string(),
      because: z.enum(landmarkReasons),
      topic: z.strictObject({ id: z.string(), name: z.string() }),
      cause: z.exactOptional(z.enum(causes)),
      at: z.string(),
      state: z.enum(landmarkStates),
      decidedByName: z.exactOptional(z.string()),
    }),
  ),
});
export type Landmarks = z.infer<typeof Landmarks>;

export const LandmarkDecision = z.strictObject({ decision: z.enum(['archive', 'dismiss']) });
export type LandmarkDecision = z.infer<typeof LandmarkDecision>;

/** A case to learn from, told without who it was: names, addresses, numbers and amounts are taken out of all words. */
export const TrainingCard = z.strictObject({
  because: z.enum(landmarkReasons),
  topic: z.strictObject({ id: z.string(), name: z.string() }),
  cause: z.exactOptional(z.enum(causes)),
  severity: z.exactOptional(z.int()),
  /** What the customer wrote first, and what was found; absent once the words of the case are no longer kept. */
  complaint: z.exactOptional(z.string()),
  found: z.exactOptional(z.string()),
  explained: z.exactOptional(z.string()),
  /** What was given, and what it came to. */
  given: z.array(z.string()),
  result: z.exactOptional(z.enum(['agreed', 'answered'])),
  rounds: z.exactOptional(z.int()),
  score: z.exactOptional(z.int()),
  /** Days from the complaint to its end. */
  days: z.exactOptional(z.int()),
  wasReopened: z.boolean(),
});
export type TrainingCard = z.infer<typeof TrainingCard>;
