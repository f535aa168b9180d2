import * as z from 'zod/mini';
import type { Case } from '../case/case.ts';
import type { LetterLanguage } from '../vocabulary.ts';
import { incidentMessageKinds } from './kinds.ts';

/** What is said in one language; `restoration` in a message of an outage. */
const Said = z.strictObject({ text: z.string(), restoration: z.exactOptional(z.string()) });
type Said = z.infer<typeof Said>;

/** The same by every language: those of replies are needed, since every customer has one of them. */
export const textsOf = <Schema extends z.ZodMiniType>(said: Schema) =>
  z.strictObject({
    es: said,
    en: said,
    ca: z.exactOptional(said),
    gl: z.exactOptional(said),
    eu: z.exactOptional(said),
  });

/** A message to all who complained about a failure, or to those it affects who have not: one supervisor writes it, another reads and releases it. */
export const IncidentMessage = z.strictObject({
  incidentId: z.string(),
  number: z.int(),
  kind: z.enum(incidentMessageKinds),
  /** To customers who are affected and have not complained; absent: to all who have. */
  to: z.exactOptional(z.literal('affected')),
  texts: textsOf(Said),
  state: z.enum(['waiting', 'released', 'refused']),
  writtenBy: z.string(),
  writtenAt: z.string(),
  /** Rules of tone that the writer insisted on breaking. */
  toneAccepted: z.exactOptional(z.array(z.string())),
  decidedBy: z.exactOptional(z.string()),
  decidedAt: z.exactOptional(z.string()),
  /** Why it was not released. */
  reason: z.exactOptional(z.string()),
});
export type IncidentMessage = z.infer<typeof IncidentMessage>;

/** What is said to the customer of a case: in the language of their letters where it was written in it, else in that of replies. */
export const saidTo = (
  { texts }: Pick<IncidentMessage, 'texts'>,
  { letterLanguage, replyLanguage }: Pick<Case, 'letterLanguage' | 'replyLanguage'>,
): { language: LetterLanguage; said: Said } => {
  const own = letterLanguage && texts[letterLanguage];
  return own ? { language: letterLanguage, said: own } : { language: replyLanguage, said: texts[replyLanguage] };
};

/** The newest that was released to all who complained, or to those who are affected. */
export const lastReleased = (
  messages: readonly IncidentMessage[],
  audience?: IncidentMessage['to'],
): IncidentMessage | undefined => messages.findLast(({ state, to }) => state === 'released' && to === audience);
