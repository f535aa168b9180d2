import { forgetWorth } from '#cases/store/forget-worth.ts';
import { worthRecords } from '#cases/store/worths.ts';
import type { WorthRecord } from '#domain/worth/worth.ts';
import type { RetentionDeps } from './deps.ts';
import { keysOfPerson, type PersonIdentity } from './find-person.ts';

type Deps = Pick<RetentionDeps, 'table' | 'identity' | 'policy'>;

/** What is held of what a person is worth to the company, as they get it. */
export type HeldWorth = Omit<WorthRecord, 'customer' | 'ttl'>;

/** All that is held of it, under whatever they are known by; once, where it is the same. */
export const worthOfPerson = async (person: PersonIdentity, deps: Deps): Promise<HeldWorth[]> => {
  const records = await worthRecords(deps.table, await keysOfPerson(person, deps));
  const held = new Map(records.map(({ ttl: _, ...record }) => [`${record.customer} ${record.asOf}`, record]));
  return [...held.values()].map(({ customer: _, ...record }) => record);
};

/**
 * Forgets it, under all that the customer is known by whose mail, number or customer number was asked for. The company's next file
 * brings it again unless it leaves them out. @returns how many records there were
 */
export const eraseWorth = async (person: PersonIdentity, deps: Deps): Promise<number> => {
  const pseudonyms = await keysOfPerson(person, deps);
  const records = await worthRecords(deps.table, pseudonyms);
  const all = [...new Set([...pseudonyms, ...records.map(({ customer }) => customer)])];
  if (records.length > 0) await forgetWorth(deps.table, all);
  return records.length;
};
