import * as z from 'zod/mini';
import { offeredKinds } from '../../concession/kinds.ts';
import { commitmentKinds } from '../../promises/commitment-kinds.ts';
import { LocalizedText } from '../../values.ts';
import { Duration } from './values.ts';

/**
 * What proves that a promise was kept: a number that another system gave (a transfer, a credit note), a file of the case, words of
 * the customer, a confirmation of the system that carried it out, or what whoever kept it wrote down.
 */
export const proofKinds = ['reference', 'file', 'customer', 'system', 'words'] as const;
export type ProofKind = (typeof proofKinds)[number];

/** Somebody does by hand what a system could not, and has to be able to prove it. */
const Proofs = z
  .array(z.enum(proofKinds))
  .check(
    z.refine((kinds) => kinds.some((kind) => kind !== 'system'), { error: 'must name a proof that a person can give' }),
  );

/** Why a customer waits, where something is said to them meanwhile. */
const waits = ['answer', 'promise'] as const;
export type Wait = (typeof waits)[number];

/**
 * Why the customer has to hear of us: a wait that goes on, a promise that was not kept, or that they say that what we know of their
 * earlier complaints is not right.
 */
export const updateSubjects = [...waits, 'broken-promise', 'earlier'] as const;
export type UpdateSubject = (typeof updateSubjects)[number];

/** When whoever releases a letter is asked for a commitment: of a failure of ours; `always` sends no such letter without one. */
const commitmentAsks = ['never', 'ours', 'always'] as const;

/** What people who release a letter may commit the company to in it, besides what is offered. */
const LetterCommitments = z.strictObject({
  /** How many one letter may hold; none where it is 0. */
  most: z.int().check(z.minimum(0), z.maximum(5)),
  /** The longest that each may be, in characters. */
  length: z.int().check(z.minimum(20), z.maximum(1000)),
  /** No later than so many days from the release. */
  withinDays: z.int().check(z.minimum(1), z.maximum(730)),
  /** An offer that is accepted so late that less time is left: its commitments are due after this time. */
  atLeast: Duration,
  ask: z.enum(commitmentAsks),
  /** Those that are allowed, with what they are called and words to go on from. */
  kinds: z.array(z.strictObject({ kind: z.enum(commitmentKinds), title: LocalizedText, text: LocalizedText })),
});
export type LetterCommitments = z.infer<typeof LetterCommitments>;

/** A policy that says nothing of them has none. */
const NO_COMMITMENTS: LetterCommitments = {
  ...{ most: 0, length: 400, withinDays: 180, atLeast: 'P3D' },
  ...{ ask: 'never', kinds: [] },
};

/** How promises are proved, what a broken one leads to, and what a customer hears while they wait. */
export const PromisePolicy = z.strictObject({
  /** What counts as a proof, by the kind of concession or commitment: any one of them; the first is what the desk asks for. `other`: all other kinds. */
  proof: z.intersection(
    z.partialRecord(z.enum([...offeredKinds, ...commitmentKinds]), Proofs),
    z.object({ other: Proofs }),
  ),
  /** A broken promise: within this time, and on the same day, the customer hears of us. */
  broken: z.strictObject({
    within: Duration,
    /** A promise past its date of which nobody has said anything for so many working days counts as broken. */
    silentDays: z._default(z.int().check(z.minimum(1), z.maximum(60)), 3),
  }),
  letter: z._default(LetterCommitments, NO_COMMITMENTS),
  /** Words during a wait. */
  interim: z.strictObject({
    /** While a promise waits to be kept: how often the customer hears of us, by severity. Before that `nextWord` of the deadlines holds. */
    every: z.object({ '1': Duration, '2': Duration, '3': Duration, '4': Duration }),
    /** After so many percent of the time until the next word is due, whoever has the case is asked for it. */
    askAt: z.int().check(z.minimum(10), z.maximum(95)),
    /** Nobody is asked where the whole time is shorter. */
    atLeast: Duration,
    /** Waits in which our draft goes out without a person who releases it; the history says so of each. */
    automatic: z.array(z.enum(waits)),
  }),
});
export type PromisePolicy = z.infer<typeof PromisePolicy>;
