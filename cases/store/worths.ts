import type { Identified } from '#domain/case/identity.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Clock } from '#domain/time.ts';
import type { CustomerFile } from '#domain/worth/customer-file.ts';
import {
  isToBeAsked,
  type Worth,
  type WorthAsked,
  type WorthRecord,
  worthFrom,
  worthKeys,
} from '#domain/worth/worth.ts';
import { keys, learningKeys } from './keys.ts';
import type { Item, Key, Table, Write } from './table.ts';

const bare = <T>({ pk: _, sk: __, ...rest }: Item): T => rest as T;

/** What is kept of a customer under each of the pseudonyms. */
export const worthRecords = async (table: Table, pseudonyms: readonly string[]): Promise<WorthRecord[]> =>
  (await table.getMany(pseudonyms.map(keys.worth))).map(bare<WorthRecord>);

/** What is kept of a customer under each of the pseudonyms; `asked` in their order. */
const keptOf = async (
  table: Table,
  pseudonyms: readonly string[],
): Promise<{ records: WorthRecord[]; asked: (WorthAsked | undefined)[] }> => {
  const items = await table.getMany(pseudonyms.flatMap((key) => [keys.worth(key), keys.worthAsked(key)]));
  const at = ({ pk, sk }: Key): Item | undefined => items.find((item) => item.pk === pk && item.sk === sk);
  return {
    records: pseudonyms.flatMap((key) => at(keys.worth(key)) ?? []).map(bare<WorthRecord>),
    asked: pseudonyms.map((key) => {
      const found = at(keys.worthAsked(key));
      return found && bare<WorthAsked>(found);
    }),
  };
};

/** Asks the company's service for the customer of a case, and keeps what it says; what goes wrong is kept too, and never thrown. */
export type AskWorth = (head: Asking, pseudonyms: readonly string[]) => Promise<void>;
export type Asking = Identified & { caseId: string };

/**
 * What the customer of a case is worth, by what they have proved; never a failure of the case.
 * @param ask absent where what is kept has to do: at the desk, where a person reads what the proposal was made by
 */
export const worthOf =
  ({ table, clock, policy, ask }: { table: Table; clock: Clock; policy: Policy; ask?: AskWorth }) =>
  async (head: Asking): Promise<Worth> => {
    const { source, service } = policy.customers;
    if (source === 'none') return { known: false, why: 'no-source' };
    const pseudonyms = worthKeys(head);
    if (pseudonyms.length === 0) return { known: false, why: 'unproved' };
    // A value that was kept too long may still be there: the table forgets within days.
    const at = clock.now();
    let kept = await keptOf(table, pseudonyms);
    if (ask && source === 'service' && service && isToBeAsked(kept.asked, { at, clock, service })) {
      await ask(head, pseudonyms);
      kept = await keptOf(table, pseudonyms);
    }
    return worthFrom({ ...kept, asked: kept.asked.flatMap((one) => one ?? []) }, { at, clock, policy });
  };

/** The writes that keep that the service was asked by pseudonyms of a customer. */
export const askedWrites = (pseudonyms: readonly string[], asked: WorthAsked): Write[] =>
  pseudonyms.map((pseudonym) => ({ put: { ...keys.worthAsked(pseudonym), ...asked } }));

/** The writes that keep a record under pseudonyms of its customer. */
export const worthWrites = (pseudonyms: readonly string[], record: WorthRecord): Write[] =>
  pseudonyms.map((pseudonym) => ({ put: { ...keys.worth(pseudonym), ...record } }));

/** The file of customers that came last, and what became of it. */
export const lastCustomerFile = async (table: Table): Promise<CustomerFile | undefined> => {
  const found = await table.get(learningKeys.customerFile());
  return found && bare<CustomerFile>(found);
};

export const storeCustomerFile = (table: Table, file: CustomerFile): Promise<void> =>
  table.write([{ put: { ...learningKeys.customerFile(), ...file } }]);
