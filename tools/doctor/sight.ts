import type { StaffState } from '#domain/staff/state.ts';

/** What a deployed stack looks like from outside, as far as it tells whether Amends can work; part by part. */
export type Sight = {
  /** State of the stack, and the logical ids of resources that are not as they should be. */
  stack: { status: string; unfinished: string[] };
  /** Version of the policy that was deployed; of one that was pushed since, and whether functions can go by it. */
  policy: { version: string | undefined; pushed?: { version: string; fits: boolean } };
  functions: { name: string; state: string; throttledToZero: boolean }[];
  /** Runs at once that the account allows (quota L-B99A9384). */
  concurrency: { limit: number };
  machines: { name: string; status: string }[];
  /** What hands queues and streams on to functions. */
  readers: { of: string; state: string }[];
  /** Rules that start daily jobs or pass on what came in. */
  rules: { name: string; enabled: boolean }[];
  deadLetters: { queue: string; messages: number }[];
  alarms: { name: string; there: boolean; rings: boolean; red: boolean }[];
  /** Subscriptions of the topic that alarms go to. */
  alarmReaders: { protocol: string; confirmed: boolean }[];
  mailOut: { domain: string; verified: boolean; sending: boolean; production: boolean; health: string };
  dkim: { domain: string; status: string };
  /** The rule set of SES that is active, if one is. */
  mailIn: { activeRuleSet: string | undefined; expected: string };
  table: { status: string; streams: boolean };
  backups: { pointInTime: boolean; timeToLive: boolean; protectedFromDeletion: boolean; mustBeProtected: boolean };
  buckets: { name: string; keepsVersions: boolean; mustKeepVersions: boolean; closed: boolean }[];
  /** Whether the bucket of what came in says so to the bus. */
  inboundBucket: { announces: boolean };
  keys: { of: string; answers: boolean }[];
  secrets: {
    /** Systems of the policy that have a secret which can be used. */
    systems: string[];
    channels: string[];
    /** Secrets that have no current value. */
    empty: string[];
  };
  users: {
    users: { name: string; email: string | undefined; enabled: boolean; hasSignedIn: boolean; groups: string[] }[];
    /** What the desk says of who works here. */
    staff: StaffState;
  };
  /** Status of what anybody's browser is answered, by what was asked for. */
  doors: { path: string; status: number | undefined }[];
};
export type Part = keyof Sight;

/** A part that could not be looked at, and the class of the error. */
export type Unseen = { unseen: string };
export const isUnseen = (part: object): part is Unseen => 'unseen' in part;

export type Seen = { [P in Part]: Sight[P] | Unseen };

/**
 * Something of a deployment that is not as it should be.
 * `note`: nothing is broken, somebody may want to know.
 */
export type Finding = { part: Part | 'calendars'; level: 'missing' | 'note' | 'unseen'; what: string; mend: string };
