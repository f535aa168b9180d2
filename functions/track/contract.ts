import * as z from 'zod/mini';
import type { Table } from '#cases/store/table.ts';
import type { Disrupted } from '#cases/todays-policy.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import type { Law } from '#domain/deadline/law.ts';
import { meetingWays } from '#domain/meetings/meeting.ts';
import { Money } from '#domain/money.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Clock } from '#domain/time.ts';
import { stages, statuses } from '#domain/vocabulary.ts';
import type { Objects } from '#platform/aws/objects.ts';
import type { Secret } from '#platform/aws/secrets.ts';
import { Base, Evidence, Links } from '#platform/environment.ts';
import { freeText } from '#platform/text.ts';
import { EarlierComplaints } from './earlier/contract.ts';
import { promiseKinds } from './promise/nearest.ts';
import { CustomerRequests } from './requests-contract.ts';

export const environment = z.object({ ...Base.shape, ...Links.shape, ...Evidence.shape });

/** What the customer's side is given. */
export type TrackDeps = {
  cases: CaseStore;
  /** The merged case of another person, where it is they who act. */
  person?: string | undefined;
  /** Where cases are looked up by their reference. */
  table: Table;
  /** Where files are kept. */
  evidence: Pick<Objects, 'keep'>;
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
} & Disrupted;

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

/** A promise of ours with a date. */
const NearestPromise = z.strictObject({
  kind: z.enum(promiseKinds),
  by: z.string(),
  /** Who has it now. */
  who: z.optional(z.string()),
  /** The end of the number that is called. */
  to: z.optional(z.string()),
  /** Its date has passed. */
  late: z.boolean(),
  /** In a sentence, with the hour where it is near. */
  text: z.string(),
});

/** An agreement or a final answer, word for word. */
const SettledText = z.strictObject({
  kind: z.enum(['agreement', 'final-answer']),
  text: z.string(),
  sha256: z.string(),
  madeAt: z.string(),
  /** What its document is called when it is saved: at `agreement.pdf`, and its signature at `agreement.pdf.sig`. */
  document: z.string(),
});

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
  /** Somebody with more say who is the contact of a customer whom we treated badly. */
  leader: z.optional(z.string()),
  /** What comes next: how the case stands, and the nearest promise. */
  nextStep: z.string(),
  /** How the case stands, in a sentence without a date. */
  situation: z.string(),
  /** What it is about, as its customer would name it: the product, the order, or the first words. */
  matter: z.optional(z.string()),
  /** What we do next and by when; absent where we owe nothing. */
  nearestPromise: z.optional(NearestPromise),
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
  company: z.strictObject({
    name: z.string(),
    phone: z.string(),
    /** When somebody answers the phone, in words. */
    hours: z.optional(z.string()),
    /** Where it publishes the keys that its documents are checked by. */
    publishedKeys: z.optional(z.string()),
  }),
  /** Who decides outside the company, and where to find them. */
  outsideBodies: z.optional(z.array(z.strictObject({ name: z.string(), how: z.string(), url: z.string() }))),
  /** Which channels of the company do not work well now, and what does, in a sentence. */
  disruption: z.optional(z.string()),
  offer: z.optional(OpenOffer),
  /** A meeting that was proposed to talk it over: how and with whom, and what can be chosen, or was. */
  meeting: z.optional(
    z.strictObject({
      number: z.int(),
      state: z.enum(['proposed', 'chosen']),
      how: z.enum(meetingWays),
      who: z.string(),
      where: z.optional(z.string()),
      /** Instants that can still be chosen. */
      dates: z.array(z.string()),
      chosen: z.optional(z.string()),
    }),
  ),
  /** What the complaint lacks, while we ask for it; any message completes it. */
  completion: z.optional(z.strictObject({ missing: z.string(), dueAt: z.string() })),
  /** A person on request, and somebody with more say. */
  requests: CustomerRequests,
  /** To a customer who has proved who they are: their earlier complaints that we know of. */
  earlier: z.optional(EarlierComplaints),
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
      /** Names of the files that came with it. */
      files: z.optional(z.array(z.string())),
    }),
  ),
  /** Where older messages are asked for (`before`); absent where there are none. */
  earlierMessages: z.optional(z.string()),
  agreement: z.optional(SettledText),
  /** What was agreed or answered before a reopening, as long as there is nothing newer: what of it is owed stays owed. */
  earlierAgreement: z.optional(SettledText),
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
