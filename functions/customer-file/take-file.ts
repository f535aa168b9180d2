import type { Table, Write } from '#cases/store/table.ts';
import { lastCustomerFile, storeCustomerFile, worthWrites } from '#cases/store/worths.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Clock, Instant } from '#domain/time.ts';
import type { CustomerFile, CustomerRow, FileRefusal } from '#domain/worth/customer-file.ts';
import { Changed, type LinesOfObject } from '#platform/aws/object-lines.ts';
import type { Secret } from '#platform/aws/secrets.ts';
import { customerIdentities } from '#platform/customer-keys.ts';
import { log } from '#platform/log.ts';
import { withPhoneNumber } from '#platform/phone/phone-number.ts';
import { type Checked, checkFile, rowsOf } from './rows.ts';

export type TakeDeps = {
  table: Table;
  clock: Clock;
  policy: Policy;
  identity: () => Promise<Secret>;
  objects: LinesOfObject;
};

/** The file as it was laid there. */
export type FileGiven = { key: string; asOf: Instant };

/** Writes of one call of the table: each row has up to three. */
const MOST_WRITES = 99;
const CALLS_AT_ONCE = 8;

const writesOf = (
  { id, email, phone, value, ...said }: CustomerRow,
  { asOf }: FileGiven,
  { policy, clock, secret }: TakeDeps & { secret: string },
): Write[] => {
  const known = withPhoneNumber({ id, ...(email && { email }), ...(phone && { phone }) }, policy.company);
  const identities = customerIdentities(secret, known);
  const customer = identities.find(({ kind }) => kind === 'id')?.key ?? '';
  const ttl = Math.floor(Date.parse(clock.after(asOf, policy.customers.keptFor)) / 1000);
  const record = { customer, value: Math.round(value * 100), ...said, asOf, ttl };
  return worthWrites([...new Set(identities.map(({ key }) => key))], record);
};

/** Two rows may name one mail address: a call of the table writes an item once. */
const distinct = (writes: Write[]): Write[] => [
  ...new Map(writes.map((write) => ['put' in write ? write.put.pk : '', write])).values(),
];

const storeRows = async (given: FileGiven, etag: string, deps: TakeDeps): Promise<void> => {
  const secret = (await deps.identity()).current;
  let waiting: Write[] = [];
  const running = new Set<Promise<void>>();
  const failures: unknown[] = [];
  const flush = async (): Promise<void> => {
    const call = deps.table
      .write(distinct(waiting))
      .catch((error: unknown) => void failures.push(error))
      .finally(() => running.delete(call));
    waiting = [];
    running.add(call);
    if (running.size >= CALLS_AT_ONCE) await Promise.race(running);
    // The same file is taken again from its beginning.
    if (failures.length > 0) throw failures[0];
  };
  for await (const one of rowsOf(given.key, deps.objects.lines(given.key, etag))) {
    if (!('row' in one)) continue;
    waiting.push(...writesOf(one.row, given, { ...deps, secret }));
    if (waiting.length > MOST_WRITES - 3) await flush();
  }
  if (waiting.length > 0) await flush();
  await Promise.all(running);
  if (failures.length > 0) throw failures[0];
};

const refusedAs = (
  checked: Checked,
  { given, before }: { given: FileGiven; before: CustomerFile | undefined },
  { policy }: TakeDeps,
): FileRefusal | undefined => {
  const { unreadablePercent, leastOfBeforePercent } = policy.customers.file;
  const { rows, unreadable, why } = checked;
  const rowsBefore = before?.rowsBefore ?? 0;
  if (why) return why;
  if (before?.holds !== undefined && before.holds > given.asOf) return 'older';
  if (rows === 0) return 'nothing-readable';
  if (unreadable * 100 > (rows + unreadable) * unreadablePercent) return 'too-many-unreadable';
  return rows * 100 < rowsBefore * leastOfBeforePercent ? 'too-few-rows' : undefined;
};

/**
 * Takes in what the company says its customers are worth: it is read twice, first to see whether it can be taken at all. A file that
 * looks wrong is refused whole, and the one before it holds; what is wrong with single rows is listed for a person. A call that is
 * repeated takes it from the beginning, and writes the same.
 */
export const takeFile = async (given: FileGiven, deps: TakeDeps): Promise<CustomerFile | undefined> => {
  const { table, clock, policy, objects } = deps;
  const about = await objects.about(given.key);
  if (!about || policy.customers.source !== 'file') return undefined;
  const before = await lastCustomerFile(table);
  const store = async (file: Omit<CustomerFile, 'asOf' | 'etag' | 'at'>): Promise<CustomerFile> => {
    const stored = { asOf: given.asOf, etag: about.etag, at: clock.now(), ...file };
    await storeCustomerFile(table, stored);
    return stored;
  };
  const kept = {
    ...(before?.rowsBefore !== undefined && { rowsBefore: before.rowsBefore }),
    ...(before?.holds !== undefined && { holds: before.holds }),
  };
  const refused = (checked: Checked, why: FileRefusal) => {
    log('error', 'customer file refused', { why, rows: checked.rows, unreadable: checked.unreadable });
    const { rows, unreadable, problems } = checked;
    return store({ status: 'refused', why, rows, unreadable, problems, ...kept });
  };
  const limits = policy.customers.file;
  const checked = await checkFile(
    given.key,
    about.bytes > limits.bytes ? undefined : objects.lines(given.key, about.etag),
    limits,
  );
  const { rows, unreadable, problems } = checked;
  const why = refusedAs(checked, { given, before }, deps);
  if (why) return refused(checked, why);
  await store({ status: 'reading', rows, unreadable, problems, ...kept });
  try {
    await storeRows(given, about.etag, deps);
  } catch (error) {
    if (error instanceof Changed) return refused(checked, 'changed-meanwhile');
    throw error;
  }
  if (unreadable > 0) log('warn', 'customer rows unreadable', { unreadable, rows });
  log('info', 'customer file taken', { rows });
  return store({ status: 'taken', rows, unreadable, problems, rowsBefore: rows, holds: given.asOf });
};
