import * as z from 'zod/mini';
import { Slug } from '../../values.ts';
import { Duration } from './values.ts';

/** What is counted apart of what goes to one address. */
export const outgoingKinds = ['acknowledgment', 'notice', 'letter', 'danger'] as const;
export type OutgoingKind = (typeof outgoingKinds)[number];

/** No more are kept of an address, so that what is kept stays small. */
const MOST_A_DAY = 100;

const Rate = z
  .strictObject({
    hour: z.int().check(z.minimum(1)),
    day: z.int().check(z.minimum(1), z.maximum(MOST_A_DAY)),
  })
  .check(z.refine(({ hour, day }) => hour <= day, 'an hour cannot have more than its day'));
export type Rate = z.infer<typeof Rate>;

const Rates = z.record(z.enum(outgoingKinds), Rate);

/** How much we write, to whom, and where to. */
const OutgoingLimits = z.strictObject({
  /** To one mail address or number, whatever it is written like, that nobody has proved to have. */
  claimed: Rates,
  /** To one that its owner has proved to have. */
  proved: Rates,
  /**
   * What is sent by itself, or because of a date, in cases whose complaint did not pass the bot check, until their customer is proved:
   * to one address, and in all of them together a day.
   */
  unchecked: z.optional(z.strictObject({ acknowledgment: Rate, notice: Rate, aDay: z.int().check(z.minimum(1)) })),
  /** Messages to customers a day by a channel (the name of the channel), and by any that is not named. */
  aDay: z.catchall(z.object({ other: z.int().check(z.minimum(1)) }), z.int().check(z.minimum(1))),
  /** ISO 3166-1: countries whose numbers are texted and called, besides the company's. */
  countries: z.array(z.string().check(z.regex(/^[A-Z]{2}$/))),
});

/** No longer than whoever waits for an answer hardly sees. */
const MOST_SECONDS = 300;
const Seconds = z.int().check(z.minimum(0), z.maximum(MOST_SECONDS));

/** The ways to a customer that can wait a moment. Chats are no such way: there an answer is read as it is given. */
const waysThatWait = ['mail', 'sms', 'post'] as const;
export type WayThatWaits = (typeof waysThatWait)[number];

/** Limits on what a channel may bring in, and on what the analysis reads (each unit of 100 characters costs money). */
export const Limits = z.strictObject({
  textCharacters: z.int(),
  /** Messages of a customer in a case a day that are seen to one by one. */
  messagesADay: z.strictObject({
    ofChannel: z.int().check(z.minimum(1)),
    ofCase: z.int().check(z.minimum(1)),
  }),
  bodyBytes: z.int(),
  mailBytes: z.int(),
  sentimentCharacters: z.int(),
  keyPhraseCharacters: z.int(),
  /** Characters from which a text's key phrases are asked for. */
  keyPhrasesFrom: z.int(),
  personalDataCharacters: z.int(),
  languageCharacters: z.int(),
  outgoing: OutgoingLimits,
  /** Seconds for which a message can be taken back before it leaves, by kind of way; 0, or none, where it leaves at once. */
  undoSeconds: z.optional(z.partialRecord(z.enum(waysThatWait), Seconds)),
  /**
   * How long the mail about a new task, or about what is no hurry, waits for whoever has the desk before them to look at its case. It leaves at once to everybody
   * where this is absent, and always where the task is due soon.
   */
  noticeAtDesk: z.optional(Duration),
  handOvers: z.int(),
  /** Single cases that one person may be shown in an hour before the alarm rings. */
  readsAnHour: z.optional(z.int()),
  /** Who sees to a case that is about everybody it would go to, in the order they are asked. */
  ifConcerned: z.optional(z.array(Slug)),
  /** Who may take a case back from where an escalation or a hand-over brought it. */
  takeBack: z.enum(['supervisor', 'former-owner']),
});
