import type { Table, Write } from '#cases/store/table.ts';
import { type InMemoryAmends, inMemoryAmends } from '#test/support/in-memory-amends.ts';

/** What happened while Amends ran, in its order. */
export type Entry =
  | { what: 'state'; machine: string; state: string }
  | { what: 'transaction'; writes: Write[] }
  | { what: 'mail'; to: string; subject: string };

/** Amends in memory, with everything it stored written down as it was stored. The same run gives the same, byte for byte. */
export const recorded = (): { amends: InMemoryAmends; entries: () => Entry[] } => {
  let ids = 0;
  let seen = { states: 0, mails: 0 };
  const log: Entry[] = [];
  const wrapTable = (table: Table): Table => ({
    ...table,
    write: async (writes, how) => {
      await table.write(writes, how);
      catchUp();
      if (writes.length > 0) log.push({ what: 'transaction', writes });
    },
  });
  const amends = inMemoryAmends({
    wrapTable,
    newId: () => `01938f6a-0000-7000-8000-${String(++ids).padStart(12, '0')}`,
    newReference: () => 'AM-7K3Q9F2D',
  });
  const catchUp = (): void => {
    for (const { machine, state } of amends.entered.slice(seen.states)) log.push({ what: 'state', machine, state });
    for (const { to, subject } of amends.mails.slice(seen.mails)) log.push({ what: 'mail', to, subject });
    seen = { states: amends.entered.length, mails: amends.mails.length };
  };
  return {
    amends,
    /** What happened since this was asked last. */
    entries: () => {
      catchUp();
      return log.splice(0);
    },
  };
};
