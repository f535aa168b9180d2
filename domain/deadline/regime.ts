import * as z from 'zod/mini';
import { Confidence, evidence, LocalizedText, Slug } from '../values.ts';
import { holds } from '../vocabulary.ts';

/** What the law calls a complaint: decides which rule of a timer holds. A class without a rule of its own has the general one. */
export const complaintClasses = [
  'general',
  'billing',
  'continuity',
  'payment',
  'hardship',
  'superannuation',
  'clarification',
] as const;
export type ComplaintClass = (typeof complaintClasses)[number];

/** Several run at once for one case. */
export const timers = [
  'acknowledge',
  'update',
  'answer',
  /** Early settlement by a short letter (uk-disp, au-rg271). */
  'summary-resolution',
  /** The customer's time to complete an incomplete complaint, or to comment on its refusal to be heard. */
  'completion',
  /** The longest an offer may stay open. */
  'offer',
  /** Until when the customer must be notified that the answer will be late. */
  'delay-notice',
  /** From the decision to its notice. */
  'notification',
  /** From the answer or agreement to its fulfilment. */
  'performance',
  'adr-reply',
  /** How long the customer may turn to an outside body. */
  'referral',
  'human',
  'supervisor',
  'retention',
] as const;
export type TimerName = (typeof timers)[number];

export const units = [
  'minutes',
  'hours',
  'service-minutes',
  'service-hours',
  'calendar-days',
  'business-days',
  'weeks',
  'months',
  'years',
] as const;
export type Unit = (typeof units)[number];

/**
 * A length of time. Minutes and hours run day and night; service minutes and hours only while the company serves (minutes always, where it names no hours); a term in days ends with
 * its last day; months and years run date to date. `0 business-days` is the same working day, or the next one.
 */
const Span = z.strictObject({ amount: z.int().check(z.minimum(0), z.maximum(1000)), unit: z.enum(units) });
export type Span = z.infer<typeof Span>;
/** One span, or the one of several that ends last. */
export const Term = z.union([Span, z.strictObject({ later: z.array(Span).check(z.minLength(2)) })]);
export type Term = z.infer<typeof Term>;

/** What starts a timer. */
const startEvents = [
  'received',
  'registered',
  'posted',
  'completion-requested',
  'offer-sent',
  'last-update',
  'investigation-finished',
  'decided',
  'answered',
  'agreed',
  'asked-for-person',
  'asked-for-supervisor',
  'adr-request',
  'closed',
] as const;
export type StartEvent = (typeof startEvents)[number];

/** What differs from the regime's own evidence. */
const ownEvidence = {
  article: z.string().check(z.minLength(1)),
  source: z.optional(z.url()),
  confidence: z.optional(Confidence),
  checkedOn: z.optional(z.iso.date()),
  appliesFrom: z.optional(z.iso.date()),
  /** How an unclear text was read, and why; part of every explanation. */
  note: z.optional(LocalizedText),
};

export const Rule = z.strictObject({
  /** Unique in the regime: `answer-billing`. */
  id: Slug,
  timer: z.enum(timers),
  title: LocalizedText,
  /** Absent means every class that no other rule of the timer names. */
  classes: z.optional(z.array(z.enum(complaintClasses)).check(z.minLength(1))),
  within: Term,
  /** The start event, where it is not the regime's. */
  from: z.optional(z.enum(startEvents)),
  /** A last day that is no business day moves to the next one (Reg. 1182/71 art. 3.4). */
  rollForward: z._default(z.boolean(), false),
  /** Starts again from each event: an update every so many days. */
  repeats: z._default(z.boolean(), false),
  contains: z._default(z.array(Slug), []),
  ...ownEvidence,
});
export type Rule = z.infer<typeof Rule>;

export const deadlineEventKinds = [
  'completion-requested',
  'allegations-requested',
  'offer-sent',
  'late-notice',
] as const;
export type DeadlineEventKind = (typeof deadlineEventKinds)[number];

/**
 * What a deadline event does to a running timer. `restart` and `interrupt`: the term runs anew from the end of the event; `suspend`:
 * the days between do not count, at most those of `limit`; an event that the regime does not name does nothing.
 */
export const Operation = z.strictObject({
  on: z.enum(deadlineEventKinds),
  op: z.enum(['restart', 'interrupt', 'suspend']),
  timers: z._default(z.array(z.enum(timers)).check(z.minLength(1)), ['answer']),
  /** Longest suspension, counted from its beginning. */
  limit: z.optional(Term),
  ...ownEvidence,
});
export type Operation = z.infer<typeof Operation>;

/** A later date that a notice to the customer gives, if sent in time. */
export const Extension = z.strictObject({
  timer: z.enum(timers),
  classes: z.optional(z.array(z.enum(complaintClasses)).check(z.minLength(1))),
  /** From the original start, not from the notice; absent where the law sets no new limit (then the date stays). */
  within: z.optional(Term),
  /** When the notice must be out, from the original start; absent: before the term ends. */
  noticeWithin: z.optional(Term),
  /** When it is allowed at all. */
  when: LocalizedText,
  ...ownEvidence,
});
export type Extension = z.infer<typeof Extension>;

/** What the system can check in a final answer. */
const answerParts = ['every-point-answered', 'reasons', 'outside-bodies'] as const;
export type AnswerPart = (typeof answerParts)[number];
const Contents = z._default(z.array(z.enum(answerParts)), []);

/** The document it stands in, and the words. */
const Statement = z.strictObject({
  in: z.enum(['agreement', 'final-answer']),
  article: z.string(),
  text: LocalizedText,
});

/** One file of `policy/regimes/`. */
export const RegimeSource = z.strictObject({
  id: Slug,
  title: LocalizedText,
  ...evidence,
  appliesFrom: z.iso.date(),
  notes: z._default(z.array(LocalizedText), []),
  /** All that is named must hold; of several regimes that hold, the highest precedence is taken. */
  appliesTo: z.strictObject({
    /** ISO 3166 countries of the customer; absent means anywhere. */
    countries: z.optional(z.array(z.string().check(z.regex(/^[A-Z]{2}$/)))),
    sectors: z.optional(z.array(Slug)),
    classes: z.optional(z.array(z.enum(complaintClasses))),
    /** Binds big companies of any other sector too (es-sac: 250 workers, 50 M EUR turnover or 43 M EUR balance). */
    bigCompaniesOfAnySector: z._default(z.boolean(), false),
    precedence: z.int(),
  }),
  /** Id in `policy/calendars/`, with its region if any: `es`, `es-md`, `gb-eng`. */
  calendar: Slug,
  /** `skip` only where the law's business day is a day the provider is open. */
  companyClosingDays: z._default(z.enum(['count', 'skip']), 'count'),
  start: z.strictObject({
    event: z.enum(startEvents),
    /** `next-business-day`: received after the hours of service, or on a day off, counts as received the next business day. */
    afterHours: z._default(z.enum(['same-day', 'next-business-day']), 'same-day'),
    article: z.optional(z.string()),
  }),
  rules: z.array(Rule).check(z.minLength(1)),
  operations: z._default(z.array(Operation), []),
  extensions: z._default(z.array(Extension), []),
  /** What rests until the resolution has been notified. */
  holds: z._default(
    z.array(
      z.strictObject({
        hold: z.enum(holds),
        from: z.enum(startEvents),
        ...ownEvidence,
      }),
    ),
    [],
  ),
  /** What a final answer must hold before it is released (domain/agreement/answer-requirements.ts). */
  answerContains: z.strictObject({ always: Contents, partly: Contents, refused: Contents }),
  /** Sentences the law wants in a document, which nobody may edit away. */
  statements: z._default(z.array(Statement), []),
  /** `same-as-complaint`: the customer has a right to an answer in the language of the complaint, if it is one of `among`. */
  language: z.strictObject({
    rule: z.enum(['same-as-complaint', 'company']),
    /** The languages a customer has a right to; absent means those the company writes in. */
    among: z.optional(z.array(z.string())),
    article: z.optional(z.string()),
  }),
  retention: z._default(
    z.array(
      z.strictObject({
        what: z.enum(['file', 'evaluation', 'recording']),
        /** From `from`; absent where the law says "until the resolution is notified" and no more. */
        within: z.optional(Term),
        from: z.enum(startEvents),
        ...ownEvidence,
      }),
    ),
    [],
  ),
});
export type RegimeSource = z.infer<typeof RegimeSource>;

/** A regime with the hash of its source: the version that a case keeps while it runs. */
export type Regime = RegimeSource & { version: string };
