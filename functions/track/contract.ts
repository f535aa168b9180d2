import * as z from 'zod/mini';
import type { CaseStore } from '#domain/case/case-store.ts';
import type { Law } from '#domain/deadline/law.ts';
import { Money } from '#domain/money.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Clock } from '#domain/time.ts';
import { stages, statuses } from '#domain/vocabulary.ts';
import type { Secret } from '#platform/aws/secrets.ts';
import { Base, Links } from '#platform/environment.ts';
import { freeText } from '#platform/text.ts';
import { CustomerRequests } from './requests-contract.ts';

export const environment = z.object({ ...Base.shape, ...Links.shape });

/** What the customer's side is given. */
export type TrackDeps = {
  cases: CaseStore;
  clock: Clock;
  policy: Policy;
  law: Law;
  newId: () => string;
  /** Opens tracking links. */
  linkSecret: () => Promise<Secret>;
  /** Where customers reach the API, without a slash at the end. */
  publicUrl: string;
  /** A one-time code; random where nothing else is given. */
  newCode?: () => string;
  /** Where staff find the desk; for notices. */
  deskUrl: string;
  /** The OpenAPI document, as JSON text. */
  openApi: string;
};

/** The way of a complaint as its customer sees it. */
export const stepIds = ['intake', 'own', 'examine', 'offer', 'agree', 'follow-up'] as const;
export type StepId = (typeof stepIds)[number];

const Step = z.strictObject({
  id: z.enum(stepIds),
  title: z.string(),
  state: z.enum(['done', 'current', 'next']),
  /** When it was done, where that is known. */
  at: z.optional(z.string()),
});

const OpenOffer = z.strictObject({
  round: z.int(),
  options: z.array(
    z.strictObject({ option: z.string(), title: z.string(), detail: z.string(), value: z.optional(Money) }),
  ),
  answerBy: z.string(),
  /** A code that an acceptance waits for: where it was sent, and until when it holds. */
  code: z.optional(z.strictObject({ sentTo: z.string(), until: z.string() })),
  /** SHA-256 (hex) of the text of the offer as it was sent; an answer may name it. */
  sha256: z.string(),
});

/**
 * What a link shows: `full`, sent to the customer; `first`, given to whoever filed, shows what was written through it; `state`
 * shows only how the case stands, and takes nothing; `own`, of somebody whose case was merged into another person's, shows how that
 * stands and what is theirs.
 */
const linkKinds = ['full', 'first', 'state', 'own'] as const;
export type LinkKind = (typeof linkKinds)[number];

/** A case as its customer sees it: no cost, no ceiling, no internal reason, no note, no name but the owner's. */
export const Tracking = z.strictObject({
  reference: z.string(),
  /** What this link shows, and in words why. */
  link: z.strictObject({ kind: z.enum(linkKinds), note: z.string() }),
  status: z.enum(statuses),
  stage: z.enum(stages),
  steps: z.array(Step),
  /** The name of the person who answers for the case. */
  owner: z.optional(z.string()),
  nextStep: z.string(),
  nextWordBy: z.string(),
  answerBy: z.string(),
  /** How the date of the answer came about, sentence by sentence, in the language that was asked for; while an answer is owed. */
  why: z.optional(z.array(z.string())),
  receivedAt: z.string(),
  closedAt: z.optional(z.string()),
  /** The law keeps it closed: neither words nor agreement are shown, and nothing can be added. */
  blocked: z.optional(z.literal(true)),
  /** The language we write to the customer in. */
  language: z.string(),
  /** In the language of the customer, where that is another: that we write in this one, and what they may ask for. */
  languageNotice: z.optional(z.strictObject({ language: z.string(), text: z.string() })),
  company: z.strictObject({ name: z.string(), phone: z.string() }),
  offer: z.optional(OpenOffer),
  /** What the complaint lacks, while we ask for it; any message completes it. */
  completion: z.optional(z.strictObject({ missing: z.string(), dueAt: z.string() })),
  /** A person on request, and somebody with more say. */
  requests: CustomerRequests,
  /** The newest, or an older page of them; at most 50. */
  messages: z.array(
    z.strictObject({
      id: z.string(),
      direction: z.enum(['in', 'out']),
      /** Of words that somebody of ours wrote down for the customer: they are not the customer's own. */
      noted: z.optional(z.literal(true)),
      at: z.string(),
      subject: z.optional(z.string()),
      text: z.string(),
    }),
  ),
  /** Where older messages are asked for (`before`); absent where there are none. */
  earlierMessages: z.optional(z.string()),
  agreement: z.optional(
    z.strictObject({
      kind: z.enum(['agreement', 'final-answer']),
      text: z.string(),
      sha256: z.string(),
      madeAt: z.string(),
    }),
  ),
  promises: z.array(
    z.strictObject({ what: z.string(), dueAt: z.string(), value: z.optional(Money), kept: z.boolean() }),
  ),
  /** Present while we ask how it went; the best score. */
  survey: z.optional(z.strictObject({ best: z.int() })),
});
export type Tracking = z.infer<typeof Tracking>;

/** Something the customer adds. */
export const CustomerMessage = z.strictObject({ text: freeText(8000) });
export type CustomerMessage = z.infer<typeof CustomerMessage>;
