import { deliveryId } from '#cases/inbound-message/handle-mail.ts';
import { listDeliveries } from '#cases/store/deliveries.ts';
import { combine } from '#domain/case/change.ts';
import type { Delivery } from '#domain/case/message.ts';
import { provedBy } from '#domain/case/proving.ts';
import type { MailDeps } from '#functions/inbound/deps.ts';
import { receiveMail } from '#functions/inbound/receive-mail.ts';
import type { Objects, Raw } from '#platform/aws/objects.ts';
import { complaintsFixture } from '../complaints/complaints-api.ts';

/** The mailbox of the demo company in memory; `deliver` is what SES, the bucket and the queue do together. */
export const mailFixture = () => {
  const fixture = complaintsFixture();
  const objects = new Map<string, Buffer>();
  let delivered = 0;
  const inbox: Pick<Objects, 'read'> = {
    read: async (key, maxBytes): Promise<Raw> => {
      const bytes = objects.get(key);
      if (!bytes) return { unreadable: 'gone' };
      return bytes.byteLength > maxBytes
        ? { unreadable: 'too-large', beginning: bytes.subarray(0, 512 * 1024) }
        : { bytes };
    },
  };
  const deps: MailDeps = {
    ...fixture.deps,
    inbox,
    mailDomain: 'lumbre.example',
    deskUrl: 'https://api.lumbre.example/desk',
  };
  const put = (bytes: Buffer, key = `inbound/mail-${++delivered}`) => {
    objects.set(key, bytes);
    return { key, receivedAt: fixture.clock.now() };
  };
  const deliver = async (bytes: Buffer, key?: string): Promise<Delivery> => {
    const stored = put(bytes, key);
    await receiveMail(stored, deps);
    const found = (await deliveries()).find(({ id }) => id === deliveryId(stored));
    if (!found) throw new Error('The delivery is missing');
    return found;
  };
  const deliveries = () => listDeliveries(fixture.table, { channel: 'email', limit: 100, now: fixture.clock.now() });
  const load = async ({ caseId = '' }: Delivery) => {
    const file = await deps.cases.load(caseId);
    if (!file) throw new Error('The case is missing');
    return file;
  };
  const cases = () => fixture.table.all().filter(({ sk }) => sk === 'CASE').length;
  /** The customer of a case opens the link that was sent to the mail address or the phone number. */
  const prove = async ({ caseId }: { caseId: string }, kind: 'email' | 'phone') => {
    const at = fixture.clock.now();
    await deps.cases.change(caseId, at, (file) => combine(provedBy(file, { kind, how: 'opened-link', at })));
  };
  return { ...fixture, web: fixture.deps, deps, put, deliver, deliveries, load, cases, prove };
};
