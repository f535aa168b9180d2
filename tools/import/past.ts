import type { BroughtInCase, EarlierCaseIn } from '#functions/desk/bring-in/contract.ts';
import { type Fitting, fitted } from './fit.ts';
import type { Entry } from './journal.ts';
import type { Exported } from './records.ts';
import type { Ticket } from './systems/contract.ts';

/** The desk took it in, refused it for what it says, or is not to be had: then the run ends, to be run again. */
export type Answer = { brought: BroughtInCase } | { refused: string };

/** The desk does not let the run go on: whoever runs it is not signed in any more, may not, or the desk is away. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

export type PastOptions = Fitting & {
  /** Absent in a dry run. @throws Stopped */
  bring?: (row: EarlierCaseIn) => Promise<Answer>;
  /** What earlier runs brought in, by their tickets. */
  done: ReadonlyMap<string, Entry>;
  /** Called for each ticket once it is known what became of it. */
  keep: (entry: Entry) => void;
  /** Called with what was refused, whole, so that nothing is lost. */
  reject: (exported: Exported, entry: Entry) => void;
  parallel: number;
};

type Place = Pick<Entry, 'file' | 'line'>;

const counted = ({ left }: Ticket): Entry['left'] => {
  const counts: Record<string, number> = {};
  for (const { what } of left) counts[what] = (counts[what] ?? 0) + 1;
  return left.length > 0 ? counts : undefined;
};

const about = (place: Place, ticket: Ticket): Omit<Entry, 'result'> => {
  const left = counted(ticket);
  return {
    ...{ ...place, ticket: ticket.ticket, receivedAt: ticket.receivedAt, state: ticket.closedAt ? 'closed' : 'open' },
    ...(left && { left }),
  };
};

const wordsOf = (wrong: readonly { pointer: string; message: string }[]): string =>
  wrong.map(({ pointer, message }) => `${pointer} ${message}`.trim()).join('; ');

const decide = async (
  { file, line, name, mapped }: Exported,
  taken: Set<string>,
  { bring, done, ...fitting }: PastOptions,
): Promise<Entry> => {
  const place = { file, line };
  if ('skipped' in mapped) return { ...place, ticket: name, result: 'skipped', message: mapped.skipped };
  if ('wrong' in mapped) return { ...place, ticket: name, result: 'rejected', message: wordsOf(mapped.wrong) };
  const what = about(place, mapped.ticket);
  const before = done.get(what.ticket);
  if (taken.has(what.ticket)) return { ...what, result: 'duplicate' };
  taken.add(what.ticket);
  if (before) return { ...before, ...what, result: 'known' };
  const fit = fitted(mapped.ticket, fitting);
  if ('wrong' in fit) return { ...what, result: 'rejected', message: wordsOf(fit.wrong) };
  if (!bring) return { ...what, result: 'valid' };
  const answer = await bring(fit.row);
  if ('refused' in answer) return { ...what, result: 'failed', message: answer.refused };
  const { result, caseId, reference, answerBy } = answer.brought;
  return { ...what, ...{ result, caseId, reference }, ...(answerBy && { answerBy }) };
};

/**
 * Brings in the tickets of an export, a few at a time, and keeps what became of each. What is refused stops no other and is kept
 * whole. A run that stops goes on where it was when it is run again; a ticket that comes twice is one case.
 * @throws Stopped where the desk lets nobody in
 */
export const bringPast = async (exported: AsyncIterator<Exported>, options: PastOptions): Promise<void> => {
  const taken = new Set<string>();
  let stopped = false;
  const work = async (): Promise<void> => {
    for (let next = await exported.next(); !stopped && !next.done; next = await exported.next()) {
      const one = next.value;
      const entry = await decide(one, taken, options);
      options.keep(entry);
      if (entry.result === 'rejected' || entry.result === 'failed') options.reject(one, entry);
    }
  };
  const all = Array.from({ length: options.parallel }, () =>
    work().catch((error: unknown) => {
      stopped = true;
      throw error;
    }),
  );
  // The others end what they have begun, so that it is known what became of it.
  const ended = await Promise.allSettled(all);
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
};
