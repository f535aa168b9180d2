import { type FoundPlace, lookUp, type Place } from '#cases/store/look-ups.ts';
import type { InboundMail } from '#channels/email/parse.ts';
import { addressed, inSubject } from '#channels/email/references.ts';
import type { Case } from '#domain/case/case.ts';
import { identityWith, isProved, type ProofKind } from '#domain/case/identity.ts';
import { resolveMergedHead } from '#domain/case/resolve-merged.ts';
import { MAIL } from '#domain/messages/routing.ts';
import { threadHash } from '#domain/messages/threads.ts';
import { customerKey } from '#platform/customer-keys.ts';
import { caseAboutOrder } from './find-case.ts';
import type { InboundItemDeps } from './inbound-item.ts';
import type { NewComplaint } from './open-case.ts';

const MAX_REFERENCES = 5;

/** Somewhere that may lead to the case of a mail. `isOurs`: only who got a mail of ours writes there. */
type MailPlace = Place & { isOurs?: boolean };

const referencePlaces = (found: string[], isOurs: boolean): MailPlace[] =>
  found
    .slice(0, MAX_REFERENCES)
    .map((reference) => ({ kind: 'reference', reference: reference.toUpperCase(), isOurs }));

/** What may lead to the case a mail belongs to, surest first. */
const placesOf = (mail: InboundMail): MailPlace[] => {
  const ours = referencePlaces(addressed(mail), true);
  const known = new Set(ours.map((place) => place.kind === 'reference' && place.reference));
  return [
    ...ours,
    ...mail.answers.map((messageId): MailPlace => ({ kind: 'thread', hash: threadHash(MAIL, messageId) })),
    // An answer to a mail of ours has the reference in its subject too: the address says more.
    ...referencePlaces(inSubject(mail), false).filter(
      (place) => place.kind === 'reference' && !known.has(place.reference),
    ),
  ];
};

/**
 * The case of a mail; `proof` is how the mail proved its sender to be the customer, if it did; `person` the merged
 * case of another person, where it comes from them.
 */
export type CaseOfMail = { caseId: string; proof?: ProofKind; person?: string };

/** What a mail says for its sender: that its receiver vouches for the address, that it answers a mail of ours. */
type Evidence = { key: string; isAuthenticated: boolean; isAnswer: boolean };

/**
 * Whether a mail that names a case belongs to it. The address has to be one of its customer. Where that was only claimed, the
 * mail has to prove it, and nobody else may have proved to be the customer: what is said in a case is shown to them. A case
 * that came by mail has no link but the one we mailed, so there a claim harms nobody.
 */
const admitted = (head: Case, { key, isAuthenticated, isAnswer }: Evidence): CaseOfMail | undefined => {
  const { caseId } = head;
  const identity = identityWith(head, key);
  if (!identity) return undefined;
  if (identity.of) return { caseId, person: identity.of };
  const how = isAuthenticated ? 'authenticated-mail' : isAnswer ? 'answered-mail' : undefined;
  if (identity.proof) return { caseId };
  if (isProved(head)) return undefined;
  if (how) return { caseId, proof: how };
  return head.channel === MAIL ? { caseId } : undefined;
};

/**
 * The case that a mail names, by address, by thread or by reference in the subject, and whose complainant it comes from; if
 * that was merged into another, the other. A stranger who quotes a number finds nothing, as does a customer who quotes
 * somebody else's.
 */
const namedCase = async (
  mail: InboundMail,
  sender: Omit<Evidence, 'isAnswer'>,
  { table, cases }: Pick<InboundItemDeps, 'table' | 'cases'>,
): Promise<CaseOfMail | undefined> => {
  const seen = new Set<string>();
  for (const found of await lookUp(table, placesOf(mail))) {
    const { caseId, messageId, place }: FoundPlace<MailPlace> = found;
    if (!caseId || seen.has(caseId)) continue;
    seen.add(caseId);
    const head = await resolveMergedHead(cases, caseId);
    const isAnswer = place.isOurs === true || messageId !== undefined;
    // Nothing can be added to a case that the law keeps closed: who writes to it gets one of their own.
    const admittedTo = head && !head.blockedAt && admitted(head, { ...sender, isAnswer });
    if (admittedTo) return admittedTo;
  }
  return undefined;
};

/** The case that a mail belongs to; none where its sender may be somebody else (who quotes a number, or writes of an order). */
export const caseOfMail = async (
  { mail, complaint }: { mail: InboundMail; complaint: NewComplaint },
  deps: Pick<InboundItemDeps, 'table' | 'cases' | 'identity' | 'policy'>,
): Promise<CaseOfMail | undefined> => {
  if (complaint.doubt) return undefined;
  const key = customerKey((await deps.identity()).current, complaint.complainant);
  if (!key) return undefined;
  const isAuthenticated = complaint.proved !== undefined;
  const named = await namedCase(mail, { key, isAuthenticated }, deps);
  if (named || !isAuthenticated) return named;
  const words = { text: `${mail.subject}\n${complaint.text}`, at: complaint.receivedAt };
  const caseId = await caseAboutOrder([key], words, deps);
  return caseId === undefined ? undefined : { caseId };
};
