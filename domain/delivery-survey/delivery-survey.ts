import * as z from 'zod/mini';
import { replyLanguageOf } from '../messages/letter-language.ts';
import type { Policy } from '../policy/policy.ts';
import type { AfterDelivery } from '../policy/schema/survey.ts';
import { type Clock, durationMs, type Instant, instantAfter } from '../time.ts';
import { replyLanguages } from '../vocabulary.ts';

/** What a customer is asked about: something that was brought, or put in place. */
export const delivered = ['delivered', 'installed'] as const;
export type Delivered = (typeof delivered)[number];

/** The question that a customer is asked some days after a delivery, and what came of it. */
export const DeliverySurvey = z.strictObject({
  /** 32 hex digits: the same for the same delivery, however often it is told. */
  id: z.string(),
  about: z.enum(delivered),
  order: z.string(),
  email: z.string(),
  name: z.exactOptional(z.string()),
  /** What the company knows the customer by. */
  customerId: z.exactOptional(z.string()),
  /** The customer's language, and the one that we write in. */
  language: z.string(),
  replyLanguage: z.enum(replyLanguages),
  sendAt: z.string(),
  /** Until when it can be answered; then it is forgotten. */
  until: z.string(),
  sentAt: z.exactOptional(z.string()),
  /** Why it was not sent: `complains` has a case open, `late` could not be sent for days. */
  unsent: z.exactOptional(z.enum(['complains', 'late'])),
  answeredAt: z.exactOptional(z.string()),
  score: z.exactOptional(z.int()),
  /** The case that a low score opened. */
  caseId: z.exactOptional(z.string()),
});
export type DeliverySurvey = z.infer<typeof DeliverySurvey>;

/** What a system of the company says of a delivery. */
export type DeliveryTold = {
  id: string;
  from: string;
  about: Delivered;
  order: string;
  /** When it was delivered; now if not said. */
  at?: Instant;
  /** Whether the customer agreed to be asked. */
  consent: boolean;
  email?: string;
  name?: string;
  customerId?: string;
  language?: string;
};

/** What is known of the customer's other questions. */
export type AskedBefore = {
  /** When the newest of them is or was to be sent. */
  last?: Instant;
  /** They said that they want no more. */
  noMore: boolean;
};

/** Why nobody is asked, as a code for the list of deliveries. */
export type NotAsked =
  | 'survey-not-wanted'
  | 'survey-no-consent'
  | 'survey-no-address'
  | 'survey-too-late'
  | 'survey-no-more'
  | 'survey-asked-lately';

const asked = (
  told: DeliveryTold & { email: string },
  { delivery, policy, clock }: { delivery: AfterDelivery; policy: Pick<Policy, 'company'>; clock: Clock },
): DeliverySurvey => {
  const { id, about, order, email, name, customerId, language = policy.company.defaultLanguage } = told;
  const now = clock.now();
  const [, sendAt = now] = [now, clock.after(told.at ?? now, delivery.after)].sort();
  const [own = language] = language.toLowerCase().split('-');
  return {
    ...{ id, about, order, email },
    ...(name && { name }),
    ...(customerId && { customerId }),
    language: own,
    replyLanguage: replyLanguageOf(own, policy.company.defaultLanguage),
    sendAt,
    // By the calendar also where time runs faster: people answer in their own time.
    until: instantAfter(sendAt, durationMs(delivery.openFor)),
  };
};

/**
 * Whether, and when, a customer is asked how a delivery went: only where the policy has that asked after what this system tells, the
 * customer agreed, it is not long ago, and they were not asked lately.
 */
export const planSurvey = (
  told: DeliveryTold,
  before: AskedBefore,
  { policy, clock }: { policy: Pick<Policy, 'company' | 'survey'>; clock: Clock },
): { survey: DeliverySurvey } | { not: NotAsked } => {
  const { delivery } = policy.survey;
  const { email, at, from } = told;
  const now = clock.now();
  if (!delivery?.from.includes(from)) return { not: 'survey-not-wanted' };
  if (!told.consent) return { not: 'survey-no-consent' };
  if (!email) return { not: 'survey-no-address' };
  if (at !== undefined && instantAfter(at, durationMs(delivery.atMostAfter)) < now) return { not: 'survey-too-late' };
  if (before.noMore) return { not: 'survey-no-more' };
  if (before.last !== undefined && clock.after(before.last, delivery.onceIn) > now)
    return { not: 'survey-asked-lately' };
  return { survey: asked({ ...told, email }, { delivery, policy, clock }) };
};

/** How long it is tried to send one; a question that comes later than that is about something forgotten. */
const TRIED_MS = 3 * 24 * 60 * 60 * 1000;

/** Whether a question is too late to be sent. */
export const isTooLate = ({ sendAt }: Pick<DeliverySurvey, 'sendAt'>, now: Instant): boolean =>
  now > instantAfter(sendAt, TRIED_MS);

/** Whether a question can still be answered. */
export const isOpen = ({ sentAt, answeredAt, until }: DeliverySurvey, now: Instant): boolean =>
  sentAt !== undefined && answeredAt === undefined && now <= until;
