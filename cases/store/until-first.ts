import { retry } from '#platform/backoff.ts';
import { ConditionFailed, isTransientNow, type Table, type Write } from './table.ts';
import { markedTried, stored } from './tried-at-once.ts';

const ATTEMPTS = 8;
const FIRST_REST_MS = 25;

/** Something that may be stored once is stored already, such as a message that was seen: asking again changes nothing. */
const isTaken = ({ failed }: ConditionFailed, writes: Write[]): boolean =>
  failed.every((place) => {
    const write = writes[place];
    return write !== undefined && 'put' in write && write.ifAbsent === true;
  });

/** Whether it is worth loading and deciding again: somebody was faster, or storing failed for the moment. */
const isCollision = (error: unknown, writes: Write[]): boolean =>
  isTransientNow(error) || (error instanceof ConditionFailed && !isTaken(error, writes));

/** Decides and stores until nobody is faster, a bounded number of times. */
export const untilFirst = async <T>(
  table: Table,
  what: string,
  decide: () => Promise<{ writes: Write[]; result: T }>,
): Promise<T> => {
  let writes: Write[] = [];
  const attempt = async (): Promise<T> => {
    writes = [];
    const decided = await decide();
    writes = markedTried(decided.writes);
    if (writes.length > 0) await table.write(writes);
    stored(writes);
    return decided.result;
  };
  return retry(attempt, {
    attempts: ATTEMPTS,
    firstMs: FIRST_REST_MS,
    isCurable: (error) => isCollision(error, writes),
    inVain: `${what} was changed by others ${ATTEMPTS} times in a row`,
  });
};
