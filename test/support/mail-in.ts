import { receiveMail } from '#functions/inbound/receive-mail.ts';
import type { InMemoryAmends } from './in-memory-amends.ts';

/** A customer's mail comes in: what SES, the bucket and the queue do together. */
export const mailIn = async (amends: InMemoryAmends, mail: Buffer): Promise<void> => {
  const key = `inbound/${amends.deps.newId()}`;
  amends.received.set(key, mail);
  await receiveMail({ key, receivedAt: amends.now() }, amends.deps);
  await amends.settle();
};

/** The path of the tracking link in a text. */
export const linkIn = (text: string): string => {
  const [path] = /\/t\/[\w-]{43}/.exec(text) ?? [];
  if (!path) throw new Error('There is no link in the text');
  return path;
};
