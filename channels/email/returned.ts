import { canonicalAddress } from '#domain/mail-address.ts';
import type { InboundMail } from './parse.ts';

/** What a returned mail says: whom it was for, what became of it, and which mails it names. */
export type ReturnedMail = { text: string; recipient: string; messageIds: string[] };

/** Where reports and the heads of what they return stand; a returned mail may be as long as any. */
const MAX_SEARCHED = 300_000;
const MAX_NAMED = 20;
const NAMED = /^[> \t]*(?:x-original-)?message-id:\s*(<[^<>\s]{1,900}>)/gim;
const ADDRESS = /[^\s@<>";]{1,64}@[^\s@<>";]{1,190}/;
/** Subjects of those that write no report for machines (qmail, Exim, old Exchange); of a delay they write otherwise. */
const SAYS_FAILED =
  /^\s*(?:undeliver(?:able|ed)|returned mail|failure notice|mail delivery fail|no se puede entregar|no entregado)/i;

/** The first value of a field of RFC 3464; a report's own fields and those of its first recipient do not share names. */
const fieldOf = (report: string, name: string): string =>
  (new RegExp(`^${name}[ \\t]*:[ \\t]*(.*)$`, 'im').exec(report)?.[1] ?? '').trim();

/** `failed` is for good, whatever the status says; of other actions only a delay is news. */
const fateIn = (report: string, { header, subject }: InboundMail): string | undefined => {
  const [action] = fieldOf(report, 'action').toLowerCase().split(/[\s(]/);
  const [status = 'unspecified'] = /\d\.\d{1,3}\.\d{1,3}/.exec(fieldOf(report, 'status')) ?? [];
  if (action) return ['failed', 'delayed'].includes(action) ? `${action}:${status}` : undefined;
  return header('x-failed-recipients').length > 0 || SAYS_FAILED.test(subject) ? `failed:${status}` : undefined;
};

/**
 * Reads a mail that says that another did not arrive: a report (RFC 3464), or a bounce of an older kind. It is searched as
 * it came, since what these programs write is seldom well-formed and never encoded. Undefined where it does not say so.
 */
export const readReturned = (raw: Uint8Array, mail: InboundMail): ReturnedMail | undefined => {
  const text = Buffer.from(raw).toString('latin1').replace(/\r\n?/g, '\n');
  const report = text.slice(text.indexOf('\n\n') + 1).slice(0, MAX_SEARCHED);
  const fate = fateIn(report, mail);
  if (!fate) return undefined;
  const recipients = ['original-recipient', 'final-recipient'].map((name) => fieldOf(report, name));
  const [recipient = ''] = ADDRESS.exec([...recipients, ...mail.header('x-failed-recipients')].join(' ')) ?? [];
  const named = [...report.matchAll(NAMED)].flatMap(([, id]) => id ?? []);
  return {
    text: fate,
    recipient: canonicalAddress(recipient),
    messageIds: [...new Set([...named, ...mail.answers])].slice(0, MAX_NAMED),
  };
};
