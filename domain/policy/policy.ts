import * as z from 'zod/mini';
import { complaintClasses } from '../deadline/regime.ts';
import { evidence } from '../deadline/words.ts';
import { durationMs } from '../time.ts';
import { causes, domains, roles, taskKinds } from '../vocabulary.ts';

/** ISO 8601 duration of weeks, days, hours, minutes and seconds. */
const Duration = z.string().check(
  z.refine(
    (text) => {
      try {
        return durationMs(text) >= 0;
      } catch {
        return false;
      }
    },
    { error: 'must be an ISO 8601 duration such as P2D or PT4H (no months or years)' },
  ),
);
const Id = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,59}$/, { error: 'must be lower-case words joined by hyphens' }));
const Words = z.object({ es: z.string().check(z.minLength(1)), en: z.string().check(z.minLength(1)) });
const Minor = z.int().check(z.minimum(0));
const points = z.int().check(z.minimum(-10), z.maximum(10));

/** One text in each language Amends writes in. */
export type Words = z.infer<typeof Words>;

const Company = z.strictObject({
  name: z.string(),
  /** IANA zone in which dates are told. */
  zone: z.string(),
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
  /** ISO 3166 country and sector choose the outside bodies. */
  country: z.string().check(z.length(2)),
  sector: Id,
  /** Countries whose customers it has, the law of which it can be bound by; its own if absent. */
  serves: z.optional(z.array(z.string().check(z.length(2))).check(z.minLength(1))),
  /** Of the size that Ley 10/2025 art. 2.2 calls big: 250 workers, 50 M EUR turnover or 43 M EUR balance. */
  bigCompany: z._default(z.boolean(), false),
  /** Local part of the address that mail goes out from and comes in at; the domain is a stack parameter. */
  mailbox: Id,
  phone: z.string(),
  /** Language of the first word to a customer whose language we do not write. */
  defaultLanguage: z.enum(['es', 'en']),
});

/** Somebody of the care team. `id` is the user name of the desk. */
export const Person = z.strictObject({
  id: Id,
  name: z.string(),
  email: z.email(),
  roles: z.array(z.enum(roles)).check(z.minLength(1)),
  languages: z.array(z.string()).check(z.minLength(1)),
  /** Topics this owner takes; empty means all. */
  topics: z._default(z.array(Id), []),
  /** Fields this expert answers in. */
  domains: z._default(z.array(z.enum(domains)), []),
  /** What this person may grant in one case, in minor units; without it the limit of the role holds. */
  limit: z.optional(Minor),
  /** Who stands in while this person is away or silent. */
  substitute: z.optional(Id),
  /** Who is asked when this person and the substitute are silent. */
  manager: z.optional(Id),
  /** Working hours in the company's zone; days 1 (Monday) to 7. */
  hours: z._default(z.object({ days: z.array(z.int()), from: z.string(), to: z.string() }), {
    days: [1, 2, 3, 4, 5],
    from: '09:00',
    to: '18:00',
  }),
  /** First and last day away, both included. */
  absences: z._default(z.array(z.object({ from: z.iso.date(), to: z.iso.date() })), []),
});
export type Person = z.infer<typeof Person>;

/**
 * A step of a ladder: how long after a task was opened, and what happens.
 * `no-answer` ends the task without an answer and is allowed only where a case goes on without one.
 */
const EscalationStep = z.object({
  at: Duration,
  do: z.enum(['remind', 'substitute', 'manager', 'supervisor', 'head', 'owner-calls', 'no-answer']),
});
export type EscalationStep = z.infer<typeof EscalationStep>;

const Deadlines = z.strictObject({
  /** Who is told at which part of a timer's time, in percent; when it is spent the breach goes to `breach`. */
  warnings: z.array(
    z.strictObject({
      at: z.int().check(z.minimum(1), z.maximum(99)),
      tell: z.array(z.enum(['owner', 'supervisor', 'head'])).check(z.minLength(1)),
    }),
  ),
  /** Who gets the task of seeing to a breach. */
  breach: z.enum(['supervisor', 'head']),
  /** From receipt to the next word we promise, by severity; never later than the answer. */
  nextWord: z.object({ '1': Duration, '2': Duration, '3': Duration, '4': Duration }),
  tasks: z.record(z.enum(taskKinds), z.object({ due: Duration, escalation: z.array(EscalationStep) })),
  /** Between the outcome and the survey. */
  surveyAfter: Duration,
});

const Topic = z.strictObject({
  id: Id,
  title: Words,
  /** What the law calls it: decides which term holds (LAW.md 1.3). */
  class: z.enum(complaintClasses),
  /** Words and phrases that point to the topic, lower case, accents ignored; a trailing `*` matches any ending. */
  words: z.object({ es: z.array(z.string()), en: z.array(z.string()) }),
  /** Who is likely to be asked. */
  domain: z.optional(z.enum(domains)),
});

/** A signal of severity found in words. */
const Signal = z.strictObject({
  id: Id,
  points,
  reason: Words,
  words: z.object({ es: z.array(z.string()), en: z.array(z.string()) }),
});

const SeverityPolicy = z.strictObject({
  /** Points from which a case has level 2, 3 and 4. */
  levels: z.tuple([points, points, points]),
  feeling: z.object({ negative: points, mixed: points, neutral: points, positive: points }),
  /** Added for each earlier case of the customer within the window, up to `max`. */
  repetition: z.object({ points, max: points, within: Duration }),
  /** Added when the complaint names an amount of at least `from`. */
  amount: z.object({ points, from: Minor }),
  signals: z.array(Signal),
});

/** What the company can give. Amounts are minor units of the company's currency. */
export const Concession = z.strictObject({
  id: Id,
  kind: z.enum([
    'apology',
    'explanation',
    'refund',
    'discount',
    'credit',
    'warranty',
    'preferential-price',
    'technical-service',
    'priority-service',
    'recurring-service',
    'named-manager',
    'data-recovery',
    'replacement',
  ]),
  title: Words,
  /** For the customer; `{value}` is replaced by the formatted amount. */
  detail: Words,
  /** What it is worth to the customer, if money can say it. */
  value: z.optional(Minor),
  /** What it costs the company. */
  cost: Minor,
  /** How far up the staircase it stands: 1 is offered first. */
  step: z.int().check(z.minimum(1), z.maximum(9)),
  /** When it may be offered at all. Absent conditions do not restrict. */
  when: z.strictObject({
    causes: z.optional(z.array(z.enum(causes))),
    topics: z.optional(z.array(Id)),
    minSeverity: z.optional(z.int().check(z.minimum(1), z.maximum(4))),
    /** Only after an expert said the company is liable, or the cause is our error. */
    liable: z.optional(z.boolean()),
  }),
  /** The promise it turns into: when it has to be kept. Absent: kept by saying it (an apology, an explanation). */
  promise: z.optional(z.strictObject({ due: Duration })),
});
export type Concession = z.infer<typeof Concession>;

const Negotiation = z.strictObject({
  /** Offers a customer may get before the final answer. */
  rounds: z.int().check(z.minimum(1), z.maximum(9)),
  optionsPerRound: z.int().check(z.minimum(1), z.maximum(3)),
  /** Highest cost of one case, by severity level; the ceiling never leaves the house. */
  ceiling: z.object({ '1': Minor, '2': Minor, '3': Minor, '4': Minor }),
  /**
   * When it is wiser to give in (seed S2.5): the customer's value is at least `valueToCost` times the cost of the wish,
   * or the same customer has asked at least `repeats` times and the cost is at most `upTo`.
   */
  giveIn: z.strictObject({ valueToCost: z.int(), repeats: z.int(), upTo: Minor }),
  /** What a role may grant in one case. */
  authority: z.object({ owner: Minor, approver: Minor, supervisor: Minor }),
});

export const OutsideBody = z.strictObject({
  id: Id,
  name: Words,
  how: Words,
  url: z.url(),
  /** Where it has a say; absent means everywhere. */
  countries: z.optional(z.array(z.string())),
  sectors: z.optional(z.array(Id)),
  /** ISO 3166-2 regions of the customer; named only to those whose region is known. */
  regions: z.optional(z.array(z.string().check(z.regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/))).check(z.minLength(1))),
  /** Entries that only say how to find this one: they are left out where this one is named. */
  insteadOf: z.optional(z.array(Id)),
  ...evidence,
});

const Survey = z.strictObject({
  /** Best score; the worst is 1. */
  best: z.int(),
  /** A score up to this reopens the case. */
  reopensUpTo: z.int(),
});

/** Limits on what a channel may bring in, and on what the analysis reads (each unit of 100 characters costs money). */
const Limits = z.strictObject({
  textCharacters: z.int(),
  bodyBytes: z.int(),
  mailBytes: z.int(),
  sentimentCharacters: z.int(),
  keyPhraseCharacters: z.int(),
  personalDataCharacters: z.int(),
  languageCharacters: z.int(),
  handOvers: z.int(),
  /** Who may take a case back from where a ladder or a hand-over brought it. */
  takeBack: z.enum(['supervisor', 'former-owner']),
});

const RequestWords = z.object({
  es: z.array(z.string()).check(z.minLength(1)),
  en: z.array(z.string()).check(z.minLength(1)),
});

/** What customers ask for besides redress (Ley 10/2025 art. 8.2, 8.3). */
const Requests = z.strictObject({
  /** Words that ask for a person, and for somebody above who answered. */
  person: RequestWords,
  supervisor: RequestWords,
  /** When a customer may ask again for somebody with more say, and how often in one journey. */
  customerEscalation: z.strictObject({ again: Duration, most: z.int().check(z.minimum(1), z.maximum(9)) }),
});

/** What no text of ours may sound like (DESIGN.md, C3). */
export const toneKinds = ['blame', 'irony', 'excuse', 'jargon', 'promise'] as const;

/** Words that strike a wrong tone, with what is wrong with them. */
export const ToneRule = z.strictObject({
  id: Id,
  kind: z.enum(toneKinds),
  /** A message that holds it is sent only if its writer insists. */
  serious: z.boolean(),
  /** What is wrong with it and what to write instead. */
  why: Words,
  /** Words and phrases, lower case, accents ignored; a trailing `*` matches any ending. */
  words: z.object({ es: z.array(z.string()), en: z.array(z.string()) }),
});
export type ToneRule = z.infer<typeof ToneRule>;

/**
 * A message template: `{name}` places are filled by the stage that writes the message; a missing one is an error.
 * `short` is what goes to a phone (WhatsApp, SMS, a chat), with the link to the whole text.
 */
const Template = z.object({ subject: z.string(), body: z.string(), short: z.optional(z.string()) });

export const templateIds = [
  'acknowledgment',
  'offer',
  'offer-reminder',
  'completion-request',
  'completion-reminder',
  'agreement',
  'final-answer',
  'survey',
  'reopened',
  'customer-message',
  'late-notice',
  'received-again',
  'public-line',
  'staff-task',
  'staff-reminder',
  'staff-escalation',
  'staff-stalled',
  'staff-warning',
  'staff-breach',
  'staff-message',
  'staff-recording',
  'staff-completed',
  'staff-incomplete',
  'staff-escalated',
  'escalated-for-you',
  'person-will-call',
  'staff-undelivered',
] as const;
export type TemplateId = (typeof templateIds)[number];
const Templates = z.record(z.enum(templateIds), Template);

/** What becomes of the personal data of a case once its work is done (domain/retention). */
const Retention = z.strictObject({
  /** From the end of the work to blocking. */
  blockAfter: Duration,
  /** From closing to destruction, where no regime says how long. */
  keep: Duration,
  /** From the answer to the end of recordings and transcripts. */
  recordings: Duration,
  /** Whom customers write to about their data. */
  contact: z.email(),
});

/** All that a company decides, validated at synth; `version` is the hash that a case keeps. */
export const PolicySource = z.strictObject({
  company: Company,
  people: z.array(Person).check(z.minLength(1)),
  deadlines: Deadlines,
  topics: z.array(Topic).check(z.minLength(1)),
  severity: SeverityPolicy,
  concessions: z.array(Concession).check(z.minLength(1)),
  negotiation: Negotiation,
  bodies: z.array(OutsideBody),
  survey: Survey,
  limits: Limits,
  requests: Requests,
  retention: Retention,
  tone: z.array(ToneRule).check(z.minLength(1)),
  messages: z.object({ es: Templates, en: Templates }),
});
export type Policy = z.infer<typeof PolicySource> & { version: string };
