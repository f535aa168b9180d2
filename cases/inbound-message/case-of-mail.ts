import { lookUp, type Place } from '#cases/store/look-ups.ts';
import type { InboundMail } from '#channels/email/parse.ts';
import { addressed, inSubject } from '#channels/email/references.ts';
import type { Case } from '#domain/case/case.ts';
import { isCustomerOf, resolveMergedHead } from '#domain/case/resolve-merged.ts';
import { MAIL } from '#domain/messages/routing.ts';
import { threadHash } from '#domain/messages/threads.ts';
import { customerKey } from '#platform/customer-keys.ts';
import { caseAboutOrder } from './find-case.ts';
import type { InboundItemDeps } from './inbound-item.ts';
import type { NewComplaint } from './open-case.ts';

const MAX_REFERENCES = 5;

const referencePlaces = (found: string[]): Place[] =>
  found.slice(0, MAX_REFERENCES).map((reference) => ({ kind: 'reference', reference: reference.toUpperCase() }));

/** What may lead to the case a mail belongs to, surest first. */
const placesOf = (mail: InboundMail): Place[] => [
  ...referencePlaces(addressed(mail)),
  ...mail.answers.map((messageId): Place => ({ kind: 'thread', hash: threadHash(MAIL, messageId) })),
  ...referencePlaces(inSubject(mail)),
];

/**
 * The case that a mail names, by address, by thread or by reference in the subject, and whose complainant it comes from; if
 * that was merged into another, the other. A stranger who quotes a number finds nothing, as does a customer who quotes
 * somebody else's.
 * @param customer pseudonym of the sender
 */
const namedCase = async (
  mail: InboundMail,
  customer: string,
  { table, cases }: Pick<InboundItemDeps, 'table' | 'cases'>,
): Promise<Case | undefined> => {
  const found = (await lookUp(table, placesOf(mail))).flatMap(({ caseId }) => caseId ?? []);
  for (const caseId of new Set(found)) {
    const head = await cases.head(caseId);
    if (head && isCustomerOf(head, customer)) return resolveMergedHead(cases, caseId);
  }
  return undefined;
};

/** The case that a mail belongs to; none where its sender may be somebody else (who quotes a number, or writes of an order). */
export const caseOfMail = async (
  { mail, complaint }: { mail: InboundMail; complaint: NewComplaint },
  deps: Pick<InboundItemDeps, 'table' | 'cases' | 'identity'>,
): Promise<string | undefined> => {
  if (complaint.doubt) return undefined;
  const customer = customerKey((await deps.identity()).current, complaint.complainant);
  if (!customer) return undefined;
  const named = await namedCase(mail, customer, deps);
  const words = { text: `${mail.subject}\n${complaint.text}`, at: complaint.receivedAt };
  return named?.caseId ?? caseAboutOrder([customer], words, deps);
};
