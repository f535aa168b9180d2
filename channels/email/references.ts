import { REFERENCE_FORM } from '#domain/case/ids.ts';
import type { InboundMail } from './parse.ts';

const REFERENCE = new RegExp(`\\b${REFERENCE_FORM}\\b`, 'gi');

/** References in the addresses it was sent to (`mailbox+am-7k3q9f2d@domain`). */
export const addressed = ({ recipients }: Pick<InboundMail, 'recipients'>): string[] =>
  recipients.flatMap((address) => /\+([^+@]+)@/.exec(address)?.[1]?.match(REFERENCE) ?? []);

/** References in the subject. */
export const inSubject = ({ subject }: Pick<InboundMail, 'subject'>): string[] => subject.match(REFERENCE) ?? [];

/** Whether a mail names a case, by its address or in its subject. */
export const namesCase = (mail: Pick<InboundMail, 'recipients' | 'subject'>): boolean =>
  addressed(mail).length > 0 || inSubject(mail).length > 0;
