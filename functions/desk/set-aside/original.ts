import { findMailDelivery } from '#cases/store/set-aside.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Response } from '#platform/http/request.ts';
import { log } from '#platform/log.ts';
import type { Reader } from '../http/reader.ts';
import type { SetAsideDeps } from './function-contract.ts';
import { demandSetAsideReader, requireOriginal } from './set-aside-mail.ts';

/** An answer of a function may have 6 MB (AWS: Lambda quotas), and base64 makes four bytes of three. */
const MOST_BYTES = 4_000_000;

/**
 * The original of a mail, to be saved and never shown: a browser neither renders it nor guesses what it is. Who read it is logged.
 * Refuses: role-missing, no-such-delivery, delivery-infected, original-gone, original-too-large.
 */
export const readOriginal = async (
  { id, user }: { id: string; user: Reader },
  { table, policy, inbox }: SetAsideDeps,
): Promise<Response> => {
  demandSetAsideReader(user, policy);
  const mail = await findMailDelivery(table, id);
  if (!mail) throw new Refusal('no-such-delivery');
  const bytes = await requireOriginal(mail, inbox, MOST_BYTES);
  log('info', 'original of a mail read', { deliveryId: id, by: user.id });
  return {
    status: 200,
    bytes,
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="${id}.eml"`,
      'content-security-policy': "default-src 'none'; sandbox",
    },
  };
};
