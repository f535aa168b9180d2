import type * as z from 'zod/mini';

/** The environment variables that a function's contract names; those of an option that is off are not there. */
export type EnvironmentSchema = z.ZodMiniObject<Record<string, z.ZodMiniString | z.ZodMiniOptional<z.ZodMiniString>>>;

/** What a function may do with the table, beside reading items by their keys. */
export type TableAccess = {
  /** Read a whole case, and change nothing. */
  read?: boolean;
  /** Read a whole case and store a change of it. */
  change?: boolean;
  /** Find cases and tasks by person, customer, kind or month. */
  find?: boolean;
  /** Remove items: done effects. */
  drop?: boolean;
  /** Remove many items by one call, each by itself: done effects of a run. It may as well store so, which whoever has this may anyway. */
  batch?: boolean;
  /** Touch what is blocked: for the retention function alone. */
  blocked?: boolean;
  /** Store signed heads of histories: for the signing function alone, which changes nothing else. */
  sign?: boolean;
  /** Store what customers are worth, and nothing else. */
  worth?: boolean;
  /** Store the figures of days and months, which cases are landmarks, and nothing else. */
  figures?: boolean;
  /** Mark the questions after deliveries, and nothing else. */
  surveys?: boolean;
  /** Note that owners of corrective actions and readers of the monthly mail were written to, and nothing else. */
  reminders?: boolean;
  /** Store incidents and what they are found by, and nothing else. */
  incidents?: boolean;
};

/** What a function may do beside the table. What it is called by, and what only one function does, stands in its construct. */
export type Permission =
  | 'analyze-text'
  | 'read-customers'
  | 'read-inbound'
  | 'miss-inbound'
  | 'store-inbound'
  | 'read-attachments'
  | 'store-attachments'
  | 'keep-packs'
  | 'keep-anchors'
  | 'send-mail';

/** A deployed function: all that its bundle, its Lambda and its role follow from. */
export type FunctionEntry<Schema extends EnvironmentSchema = EnvironmentSchema> = {
  /** File that exports `handler`. */
  entry: `functions/${string}handler.ts`;
  description: string;
  contract: { environment: Schema };
  /** Absent where the function has nothing to do with the table. */
  access?: TableAccess;
  permissions?: Permission[];
  /** How long one call may take; 15 s if not given. */
  timeoutSeconds?: number;
  /** How much memory it has, in MB; 512 if not given. */
  memoryMb?: number;
};
