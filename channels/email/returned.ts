import type { OpenDeps } from '#cases/inbound-message/open-case.ts';
import { keys } from '#cases/store/keys.ts';
import { threadHash } from '#cases/threads.ts';
import type { Message } from '#domain/case/message.ts';
import { resolveMerged } from '#domain/case/resolve-merged.ts';
import type { Instant } from '#domain/time.ts';
import type { ChannelItem } from '../contract.ts';
import type { Mail } from './parse.ts';
import { addressed } from './thread.ts';

/** What a returned mail says: whom it was for, what became of it, and which mails it names. */
type Returned = { text: string; recipient: string; messageIds: string[] };

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
const fateIn = (report: string, { header, subject }: Mail): string | undefined => {
  const [action] = fieldOf(report, 'action').toLowerCase().split(/[\s(]/);
  const [status = 'unspecified'] = /\d\.\d{1,3}\.\d{1,3}/.exec(fieldOf(report, 'status')) ?? [];
  if (action) return ['failed', 'delayed'].includes(action) ? `${action}:${status}` : undefined;
  return header('x-failed-recipients').length > 0 || SAYS_FAILED.test(subject) ? `failed:${status}` : undefined;
};

/**
 * Reads a mail that says that another did not arrive: a report (RFC 3464), or a bounce of an older kind. It is searched as
 * it came, since what these programs write is seldom well-formed and never encoded. Undefined where it does not say so.
 */
export const readReturned = (raw: Uint8Array, mail: Mail): Returned | undefined => {
  const text = Buffer.from(raw).toString('latin1').replace(/\r\n?/g, '\n');
  const report = text.slice(text.indexOf('\n\n') + 1).slice(0, MAX_SEARCHED);
  const fate = fateIn(report, mail);
  if (!fate) return undefined;
  const told = ['original-recipient', 'final-recipient'].map((name) => fieldOf(report, name));
  const [recipient = ''] = ADDRESS.exec([...told, ...mail.header('x-failed-recipients')].join(' ')) ?? [];
  const named = [...report.matchAll(NAMED)].flatMap(([, id]) => id ?? []);
  return {
    text: fate,
    recipient: recipient.toLowerCase(),
    messageIds: [...new Set([...named, ...mail.answers])].slice(0, MAX_NAMED),
  };
};

/** The first Message-ID that is of a mail of ours; those of customers' mails lead to a case as well, but to no message. */
const namedMail = async ({ messageIds }: Returned, { table }: Pick<OpenDeps, 'table'>): Promise<string | undefined> => {
  const places = messageIds.map((id) => ({ id, pk: keys.thread(threadHash('email', id)) }));
  const found = await table.getMany(places.map(({ pk }) => pk));
  const ours = found.filter(({ messageId }) => messageId !== undefined).map(({ pk }) => pk);
  return places.find(({ pk }) => ours.includes(pk.pk))?.id;
};

const mayBeReturned = ({ direction, audience, channel, status }: Message): boolean =>
  direction === 'out' && audience === 'customer' && channel === 'email' && status === 'sent';

/** The last mail of a case whose own address the report was sent to, if it was for the customer and nobody told of it yet. */
const lastMail = async (
  { recipient }: Returned,
  mail: Mail,
  { table, cases }: Pick<OpenDeps, 'table' | 'cases'>,
): Promise<string | undefined> => {
  const [reference] = addressed(mail);
  const place = reference && (await table.get(keys.reference(reference.toUpperCase())));
  const file = place && (await resolveMerged(cases, String(place['caseId'])));
  if (!file || file.complainant.email?.toLowerCase() !== recipient) return undefined;
  const sent = file.messages.filter(mayBeReturned);
  return sent.sort((a, b) => (a.at < b.at ? 1 : -1))[0]?.externalId;
};

/** What a returned mail tells of a mail of ours, as a status of it; undefined where it names none. */
export const fateOfOurs = async (
  raw: Uint8Array,
  mail: Mail,
  at: Instant,
  deps: Pick<OpenDeps, 'table' | 'cases'>,
): Promise<ChannelItem | undefined> => {
  const returned = readReturned(raw, mail);
  const externalId = returned && ((await namedMail(returned, deps)) ?? (await lastMail(returned, mail, deps)));
  if (!externalId) return undefined;
  const { text, recipient } = returned;
  return {
    kind: 'status',
    text,
    author: { id: recipient || 'unknown' },
    externalId,
    at,
    attachments: [],
  };
};
