import * as z from 'zod/mini';
import { FILE_ID } from '#domain/messages/case-files.ts';
import { domains } from '#domain/vocabulary.ts';
import { freeText } from '#platform/text.ts';

/** What another expert is asked, since the opinions there are differ. */
export const ThirdOpinion = z.strictObject({
  domain: z.enum(domains),
  question: freeText(2000),
  /** Who is asked; the first of the field who has not said anything yet, if not given. */
  expert: z.exactOptional(freeText(60)),
  /** Ids of files of the case that the expert may open: none that names the customer. */
  files: z.exactOptional(
    z
      .array(z.string().check(z.regex(FILE_ID, { error: 'must be the id of a file of the case' })))
      .check(z.maxLength(20, { error: 'must be at most 20 files' })),
  ),
});
export type ThirdOpinion = z.infer<typeof ThirdOpinion>;

/** Who is asked, by which task, and until when. */
export const ThirdOpinionAsked = z.strictObject({ taskId: z.string(), expert: z.string(), dueAt: z.string() });
export type ThirdOpinionAsked = z.infer<typeof ThirdOpinionAsked>;
