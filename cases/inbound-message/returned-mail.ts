import { caseIdsAt, lookUp } from '#cases/store/look-ups.ts';
import type { ChannelItem } from '#channels/contract.ts';
import type { InboundMail } from '#channels/email/parse.ts';
import { addressed } from '#channels/email/references.ts';
import { type ReturnedMail, readReturned } from '#channels/email/returned.ts';
import type { Message } from '#domain/case/message.ts';
import { resolveMerged } from '#domain/case/resolve-merged.ts';
import { canonicalAddress } from '#domain/mail-address.ts';
import { MAIL } from '#domain/messages/routing.ts';
import { threadHash } from '#domain/messages/threads.ts';
import type { Instant } from '#domain/time.ts';
import type { InboundItemDeps } from './inbound-item.ts';

/** So many of the last messages of a case are looked through. */
const LOOKED_AT = 100;

type Deps = Pick<InboundItemDeps, 'table' | 'cases'>;

/** The first Message-ID that is of a mail of ours; those of customers' mails lead to a case as well, but to no message. */
const namedMail = async ({ messageIds }: ReturnedMail, { table }: Deps): Promise<string | undefined> => {
  const places = messageIds.map((id) => ({ kind: 'thread', hash: threadHash(MAIL, id), id }) as const);
  const found = await lookUp(table, places);
  return found.find(({ messageId }) => messageId !== undefined)?.place.id;
};

const mayBeReturned = ({ direction, audience, channel, status }: Message): boolean =>
  direction === 'out' && audience === 'customer' && channel === MAIL && status === 'sent';

/** The last mail of a case whose own address the report was sent to, if it was for the customer and nothing is known of it yet. */
const lastMail = async (
  { recipient }: ReturnedMail,
  mail: InboundMail,
  { table, cases }: Deps,
): Promise<string | undefined> => {
  const [reference] = addressed(mail);
  const [caseId] = reference ? await caseIdsAt(table, [{ kind: 'reference', reference: reference.toUpperCase() }]) : [];
  const file = caseId === undefined ? undefined : await resolveMerged(cases, caseId, { recent: LOOKED_AT });
  if (!file || canonicalAddress(file.complainant.email ?? '') !== canonicalAddress(recipient)) return undefined;
  const sent = file.messages.filter(mayBeReturned);
  return sent.sort((a, b) => (a.at < b.at ? 1 : -1))[0]?.externalId;
};

/** What a returned mail says of a mail of ours, as a status of it; undefined where it names none. */
export const statusOfReturned = async (
  { raw, mail, at }: { raw: Uint8Array; mail: InboundMail; at: Instant },
  deps: Deps,
): Promise<ChannelItem | undefined> => {
  const returned = readReturned(raw, mail);
  const externalId = returned && ((await namedMail(returned, deps)) ?? (await lastMail(returned, mail, deps)));
  if (!externalId) return undefined;
  const { text, recipient } = returned;
  return { kind: 'status', text, author: { id: recipient || 'unknown' }, externalId, at, attachments: [] };
};
