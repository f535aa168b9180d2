import * as z from 'zod/mini';
import {
  asksForCommitment,
  calendarDay,
  commitmentDays,
  committersIn,
  type GivenCommitment,
} from '#domain/agreement/letter-commitments.ts';
import type { CaseContext, CaseFile } from '#domain/case/case-file.ts';
import type { Offer } from '#domain/case/settlement.ts';
import type { Task } from '#domain/case/task.ts';
import { lastAnswered } from '#domain/concession/rounds.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { commitmentKinds } from '#domain/promises/commitment-kinds.ts';
import { commitmentWords } from '#domain/promises/commitment-words.ts';
import type { Clock } from '#domain/time.ts';
import { type ReleaseSubject, type ReplyLanguage, releaseSubjects } from '#domain/vocabulary.ts';
import { omitUndefined } from '#platform/omit-undefined.ts';

const Days = z.strictObject({ from: z.string(), until: z.string() });

const Commitment = z.strictObject({
  kind: z.enum(commitmentKinds),
  text: z.string(),
  owner: z.string(),
  by: z.string(),
});

/** What a letter that waits may commit the company to, for whoever releases it. */
export const MayCommit = z.strictObject({
  /** What happened is ours: the reader is asked for a commitment, or the letter does not go out without one. */
  asks: z.enum(['no', 'asked', 'needed']),
  most: z.int(),
  /** The longest that each may be, in characters. */
  length: z.int(),
  /** The days that it may be due on, by what goes out: with concessions added to it, a final answer is an offer. */
  days: z.strictObject(
    Object.fromEntries(releaseSubjects.map((one) => [one, Days])) as Record<ReleaseSubject, typeof Days>,
  ),
  kinds: z.array(
    z.strictObject({
      kind: z.enum(commitmentKinds),
      title: z.string(),
      /** Words to go on from, in the language of the letter. */
      text: z.string(),
    }),
  ),
  /** Who can answer for one, and who does where nobody is named. */
  owners: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  owner: z.optional(z.string()),
  /** What stands in the letter. */
  standing: z.array(Commitment),
  /** What the last offer of this cycle would have committed us to, if it had been accepted. */
  before: z.array(Commitment),
});
export type MayCommit = z.infer<typeof MayCommit>;

type Context = CaseContext<{ policy: Policy; clock: Clock }>;
type Reading = { policy: Policy; clock: Clock; language: ReplyLanguage; at: string };

const ofOffer = (context: Context, offer: Offer | undefined): GivenCommitment[] =>
  (offer?.commitments ?? []).map((one) => ({
    ...{ kind: one.kind, text: commitmentWords(context.file.texts, one), owner: one.owner },
    by: calendarDay(context, one.dueAt),
  }));

/** Undefined where the policy allows none. */
export const mayCommitIn = (
  file: CaseFile,
  task: Task,
  { waiting, reading }: { waiting: Offer | undefined; reading: Reading },
): MayCommit | undefined => {
  const { policy, clock, language, at } = reading;
  const { most, length, kinds } = policy.promises.letter;
  if (most === 0 || kinds.length === 0) return undefined;
  const context: Context = { file, at, deps: { policy, clock } };
  return omitUndefined({
    asks: asksForCommitment(policy, file, task.cycle),
    ...{ most, length },
    days: { offer: commitmentDays(context, 'offer'), 'final-answer': commitmentDays(context, 'final-answer') },
    kinds: kinds.map(({ kind, title, text }) => ({
      kind,
      title: title[language],
      text: text[file.head.replyLanguage],
    })),
    owners: committersIn(policy, file).map(({ id, name }) => ({ id, name })),
    owner: file.head.owner,
    standing: ofOffer(context, waiting),
    before: ofOffer(context, lastAnswered(file, task.cycle)),
  }) as MayCommit;
};
