import { timeOf } from '#channels/inbound-objects.ts';
import { keys } from './keys.ts';
import type { SetAside } from './set-aside.ts';
import type { Table } from './table.ts';

/** Forgets a mail that was set aside, but for the day it came and why: it can be taken in no more, and is no more its sender's. */
export const forgetSetAside = (
  table: Table,
  { delivery: { id } }: SetAside,
  customerKeys: readonly string[],
): Promise<void> =>
  table.write([
    { update: keys.delivery('email', timeOf(id), id), remove: ['original', 'senderDomain', 'gsi2pk', 'gsi2sk'] },
    ...customerKeys.map((key) => ({ drop: keys.setAsideSender(key, id) })),
  ]);
