import { appendFileSync, createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import * as z from 'zod/mini';
import { parseJson } from '#channels/json.ts';

/**
 * What became of a ticket: `known`, it was brought in before; `duplicate`, it stands in the export again, and what became of it is
 * said where it stands first; `skipped`, the system itself says that it is none.
 */
export const Entry = z.object({
  ticket: z.string(),
  file: z.string(),
  line: z.int(),
  result: z.enum(['valid', 'opened', 'known', 'duplicate', 'skipped', 'rejected', 'failed']),
  state: z.optional(z.enum(['open', 'closed'])),
  receivedAt: z.optional(z.string()),
  caseId: z.optional(z.string()),
  reference: z.optional(z.string()),
  answerBy: z.optional(z.string()),
  /** What stays in the system before: how many of each. */
  left: z.optional(z.record(z.string(), z.int())),
  message: z.optional(z.string()),
  /** The desk and the account that it was brought in to; absent in a dry run. */
  into: z.optional(z.string()),
});
export type Entry = z.infer<typeof Entry>;

/** Results that another run does not come to again. */
const DONE: Entry['result'][] = ['opened', 'known'];

/**
 * Whatever was kept of the runs into one place, a line each; one that was cut off while it was written is none. What a rehearsal
 * brought in to another desk is not in this one.
 */
export async function* entriesIn(file: string, into?: string): AsyncGenerator<Entry> {
  if (!existsSync(file)) return;
  for await (const line of createInterface({ input: createReadStream(file, 'utf8') })) {
    const entry = Entry.safeParse(parseJson(line));
    if (entry.success && entry.data.into === into) yield entry.data;
  }
}

/** The tickets that earlier runs brought in to the same place. */
export const doneIn = async (file: string, into?: string): Promise<Map<string, Entry>> => {
  const done = new Map<string, Entry>();
  for await (const entry of entriesIn(file, into)) if (DONE.includes(entry.result)) done.set(entry.ticket, entry);
  return done;
};

/** Keeps what became of a ticket before the next one is taken. Only its owner reads the file: it names cases. */
export const keepIn = (file: string): ((value: object) => void) => {
  // A run that was killed may have left half a line: what is kept next must not become the rest of it.
  if (existsSync(file)) appendFileSync(file, '\n');
  return (value) => appendFileSync(file, `${JSON.stringify(value)}\n`, { mode: 0o600 });
};
