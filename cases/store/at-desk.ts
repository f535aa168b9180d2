import { type Instant, instantAfter } from '#domain/time.ts';
import { keys, readsOfPerson } from './keys.ts';
import type { Read } from './reads.ts';
import type { Table } from './table.ts';

/** Presence is written once in so long, however often a page that is looked at asks what is new. */
const WRITTEN_MS = 2 * 60_000;
/** How long somebody counts as there after that: until the next time, and as long again where a question is lost. */
const KEPT_MS = 2 * WRITTEN_MS;

const spanOf = (at: Instant): number => Math.floor(Date.parse(at) / WRITTEN_MS);

/**
 * Somebody has the desk before them, and is shown what is new.
 * @param since when they asked before: of several questions in a short time one is written down
 */
export const noteAtDesk = async (
  table: Table,
  { person, since }: { person: string; since: Instant | undefined },
  now: Instant,
): Promise<void> => {
  if (since !== undefined && spanOf(since) === spanOf(now)) return;
  const until = instantAfter(now, KEPT_MS);
  await table.write([{ put: { ...keys.atDesk(person), until, ttl: Math.ceil(Date.parse(until) / 1000) } }]);
};

/** Whether somebody has the desk before them, so far as we were told in the last minutes. */
export const isAtDesk = async (table: Table, person: string, now: Instant): Promise<boolean> => {
  const until = (await table.get(keys.atDesk(person)))?.['until'];
  return typeof until === 'string' && until > now;
};

/** Of more than this in a few minutes nobody knows what was looked at. */
const MOST_LOOKED_THROUGH = 200;

/** What names one case in its path: to be in a list is not to be looked at. */
const isOfOneCase = ({ view, cases }: Read, caseId: string): boolean =>
  view.includes('{id}') && cases.length === 1 && cases[0] === caseId;

/** Whether somebody was shown a case by itself between two instants that are at most a day apart. */
export const wasShown = async (
  table: Table,
  { caseId, person }: { caseId: string; person: string },
  { since, now }: { since: Instant; now: Instant },
): Promise<boolean> => {
  const days = [...new Set([since, now].map((at) => at.slice(0, 10)))];
  const read = (day: string) =>
    table.query(readsOfPerson(person, day), '', { from: since, limit: MOST_LOOKED_THROUGH });
  const found = (await Promise.all(days.map(read))).flat() as unknown as Read[];
  return found.some((one) => isOfOneCase(one, caseId));
};
