import type { Identified } from '#domain/case/identity.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Clock } from '#domain/time.ts';
import type { CustomerFile } from '#domain/worth/customer-file.ts';
import { type Worth, type WorthRecord, worthFrom, worthKeys } from '#domain/worth/worth.ts';
import { keys } from './keys.ts';
import type { Item, Table, Write } from './table.ts';

const bare = <T>({ pk: _, sk: __, ...rest }: Item): T => rest as T;

/** What is kept of a customer under each of the pseudonyms. */
export const worthRecords = async (table: Table, pseudonyms: readonly string[]): Promise<WorthRecord[]> =>
  (await table.getMany(pseudonyms.map(keys.worth))).map(bare<WorthRecord>);

/** What the customer of a case is worth, by what they have proved; never a failure of the case. */
export const worthOf =
  ({ table, clock, policy }: { table: Table; clock: Clock; policy: Policy }) =>
  async (head: Identified): Promise<Worth> => {
    if (policy.customers.source === 'none') return { known: false, why: 'no-source' };
    const asked = worthKeys(head);
    if (asked.length === 0) return { known: false, why: 'unproved' };
    // A value that was kept too long may still be there: the table forgets within days.
    const at = clock.now();
    return worthFrom(await worthRecords(table, asked), { at, clock, policy });
  };

/** The writes that keep a record under pseudonyms of its customer. */
export const worthWrites = (pseudonyms: readonly string[], record: WorthRecord): Write[] =>
  pseudonyms.map((pseudonym) => ({ put: { ...keys.worth(pseudonym), ...record } }));

/** The file of customers that came last, and what became of it. */
export const lastCustomerFile = async (table: Table): Promise<CustomerFile | undefined> => {
  const found = await table.get(keys.customerFile());
  return found && bare<CustomerFile>(found);
};

export const storeCustomerFile = (table: Table, file: CustomerFile): Promise<void> =>
  table.write([{ put: { ...keys.customerFile(), ...file } }]);
