/** Somebody whom the system knows. `isTeam`: of the company; `verified`: what it had verified of them. */
export type Person = {
  id: string;
  name?: string | undefined;
  email?: string | undefined;
  phone?: string | undefined;
  /** What the company knows them by. */
  number?: string | undefined;
  language?: string | undefined;
  isTeam: boolean;
  isVerified: boolean;
};

/** A message or a note as the system has it. */
export type Said = { id: string; at: string; by: 'customer' | 'company' | 'note'; text: string };

/** A ticket as every system has it, before it is cut to what a case takes (fit.ts). Instants are RFC 3339, in UTC. */
export type Ticket = {
  ticket: string;
  receivedAt: string;
  /** Absent while it is open. */
  closedAt?: string | undefined;
  subject?: string | undefined;
  text: string;
  customer?: Person | undefined;
  /** Whether somebody of the team wrote it down for the customer. */
  isNoted?: boolean | undefined;
  channel?: 'email' | 'web' | undefined;
  language?: string | undefined;
  orderRef?: string | undefined;
  product?: string | undefined;
  tags: string[];
  said: Said[];
  /** What stays behind, for the report and a note to the team: files, other conversations. */
  left: { what: 'file' | 'side-conversation' | 'sla' | 'survey'; name: string }[];
};

/** What a record came to: a ticket; nothing, with the reason; or what is wrong with it. */
export type Mapped = { ticket: Ticket } | { skipped: string } | { wrong: { pointer: string; message: string }[] };

/** Whom a record speaks of, by the id that the system gives them. */
export type People = ReadonlyMap<string, Person>;

/** How what a system exports is read. Everything is pure: records in, tickets out. */
export type System = {
  /** The records of tickets in a value of a file: one line, or one page of the API. */
  tickets: (value: unknown) => unknown[];
  /** Those it knows that come along: users of a page, or beside the tickets. */
  people: (value: unknown) => Person[];
  map: (record: unknown, people: People) => Mapped;
};
