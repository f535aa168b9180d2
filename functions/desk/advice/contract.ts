import * as z from 'zod/mini';
import { landmarkReasons, landmarkStates } from '#domain/learning/landmark.ts';
import { ManualText } from '#domain/learning/manual.ts';
import { Better, RemedyTried } from '#domain/learning/remedies.ts';
import { WentWrong } from '#domain/learning/went-wrong.ts';
import { causes, replyLanguages } from '#domain/vocabulary.ts';
import { PastCase } from '../case/before-contract.ts';
import { IncidentOfCase } from '../incidents/contract.ts';

/** What was tried where complaints of the topic had this cause. */
const TriedByCause = z.strictObject({
  cause: z.enum([...causes, 'unknown']),
  /** Of this severity alone; absent where that would be too few, and all severities are counted. */
  severity: z.exactOptional(z.string()),
  cases: z.int(),
  /** The same cause is treated in different ways: no remedy is the usual one. */
  differs: z.boolean(),
  better: z.exactOptional(Better),
  /** `name` in the reader's language, where the catalogue has the remedy. */
  tried: z.array(z.extend(RemedyTried, { name: z.exactOptional(z.string()) })),
});

/** What past cases say of one: it advises, and decides nothing. */
export const Advice = z.strictObject({
  /** Of fewer than so many cases nothing is concluded: their shares have no percentages. */
  fewest: z.int(),
  /** The failure that the case is one of many complaints about, or seems to be: its cause need not be looked for again. */
  incidents: IncidentOfCase.shape.incidents,
  topic: z.exactOptional(z.strictObject({ id: z.string(), name: z.string() })),
  /** What went wrong in the cases of the topic that ended in the last twelve months: `cases` of them. */
  expected: z.strictObject({ cases: z.int(), wrong: z.array(WentWrong) }),
  /** By cause, the most usual first; that of the case alone once it is known. Of the last 24 months. */
  remedies: z.array(TriedByCause),
  /** Entries of the manual for the topic, and for the cause once it is known, as they were approved. */
  manual: z.array(
    z.strictObject({
      entryId: z.string(),
      version: z.int(),
      language: z.enum(replyLanguages),
      cause: z.exactOptional(z.enum(causes)),
      text: ManualText,
    }),
  ),
  /** Why others can learn from this very case, where they can. */
  landmark: z.exactOptional(z.strictObject({ because: z.enum(landmarkReasons), state: z.enum(landmarkStates) })),
  /** Closed cases whose complaints read alike, the nearest first; `resemblance` from 0 to 1. */
  alike: z.array(z.extend(PastCase, { resemblance: z.number() })),
});
export type Advice = z.infer<typeof Advice>;
