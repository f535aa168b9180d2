import { listSetAside, type SetAside } from '#cases/store/set-aside.ts';
import { setAsideReason } from '#domain/messages/set-aside-words.ts';
import { Refusal } from '#domain/refusal.ts';
import { omitUndefined } from '#platform/omit-undefined.ts';
import type { Reader } from '../http/reader.ts';
import type { SetAsideList } from './contract.ts';
import type { SetAsideDeps } from './function-contract.ts';
import { canOpen, maySee } from './set-aside-mail.ts';

const CURSOR = /^\d{4}-\d\d-\d\dT[\d:.]+Z#[0-9a-f-]{36}$/;

const cursorIn = (cursor: string): string => {
  if (CURSOR.test(cursor)) return cursor;
  throw new Refusal('value-invalid', {
    title: 'The value of cursor is not valid',
    errors: [{ pointer: '/cursor', message: 'must be the cursor of the page before' }],
  });
};

const row = (mail: SetAside, { language }: Reader): SetAsideList['deliveries'][number] => {
  const { id, channel, receivedAt, result, reason, senderDomain } = mail.delivery;
  const { setAsideAt } = mail;
  return {
    ...{ id, channel, receivedAt, setAsideAt },
    result: result as SetAsideList['deliveries'][number]['result'],
    ...omitUndefined({ reason, senderDomain }),
    why: setAsideReason(reason)[language],
    canOpen: canOpen(mail),
  };
};

/** What was set aside and nobody has taken in, newest first. Refuses: value-invalid. */
export const setAsideList = async (
  { cursor, reader }: { cursor?: string; reader: Reader },
  { table, policy }: SetAsideDeps,
): Promise<SetAsideList> => {
  const page = await listSetAside(table, cursor && cursorIn(cursor));
  return {
    deliveries: page.found.filter((mail) => maySee(reader, mail, policy)).map((mail) => row(mail, reader)),
    ...(page.cursor && { cursor: page.cursor }),
  };
};
