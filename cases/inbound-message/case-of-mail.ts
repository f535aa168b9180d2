import { type FoundPlace, lookUp, type Place } from '#cases/store/look-ups.ts';
import type { InboundMail } from '#channels/email/parse.ts';
import type { PersonalMail } from '#channels/email/read.ts';
import { addressed, inSubject } from '#channels/email/references.ts';
import type { Case } from '#domain/case/case.ts';
import { hasProved, identityWith, isProved, type ProofKind } from '#domain/case/identity.ts';
import { resolveMergedHead } from '#domain/case/resolve-merged.ts';
import { untaggedAddress } from '#domain/mail-address.ts';
import { caseReferencesIn, isByTime, type Joining } from '#domain/matching/matching.ts';
import { lastHeardOn, MAIL } from '#domain/messages/routing.ts';
import { threadHash } from '#domain/messages/threads.ts';
import type { Instant } from '#domain/time.ts';
import { customerKey } from '#platform/customer-keys.ts';
import { joiningOfPerson } from './find-case.ts';
import type { InboundItemDeps } from './inbound-item.ts';
import type { NewComplaint } from './open-case.ts';

const MAX_REFERENCES = 5;
/** Cases of the sender, newest first, that are asked when they last wrote. */
const MOST_ASKED = 3;

type Deps = Pick<InboundItemDeps, 'table' | 'cases' | 'identity' | 'policy'>;

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
    // An answer to a mail of ours has the reference in its subject and its quotation too: the address says more.
    ...referencePlaces([...inSubject(mail), ...caseReferencesIn(mail.text)], false).filter(
      (place) => place.kind === 'reference' && !known.has(place.reference),
    ),
  ];
};

/**
 * The case of a mail, and why it is that one where the mail does not name it; `proof` is how the mail proved its sender to be
 * the customer, if it did; `person` the merged case of another person, where it comes from them.
 */
export type CaseOfMail = { caseId: string; proof?: ProofKind; person?: string; reason?: string };

/**
 * Where a mail belongs: to `found`, or to a case of its own. `linkedTo` is the closed case of its sender that it goes on from;
 * `answers` one of somebody else that it answers.
 */
export type MailJoining = { found?: CaseOfMail } & Pick<NewComplaint, 'linkedTo' | 'answers'>;

/** What a mail says for its sender: the address, that its receiver vouches for it, that it answers a mail of
 * ours; whether somebody typed the address into a form, who may be anybody. */
type Evidence = {
  key: string;
  address: string;
  isAuthenticated: boolean;
  isAnswer: boolean;
  /** It goes on a thread of the case: who knows the id of a mail in it was a part of it. */
  isInThread: boolean;
  isTyped: boolean;
};

/**
 * Whether a mail that names a case belongs to it. The address has to be one of its customer. Where that was only claimed, the
 * mail has to prove it, and nobody else may have proved to be the customer: what is said in a case is shown to them. A case
 * that came by mail has no link but the one we mailed, so there a claim harms nobody.
 */
const admitted = (head: Case, { key, isAuthenticated, isAnswer, isInThread }: Evidence): CaseOfMail | undefined => {
  const { caseId } = head;
  const identity = identityWith(head, key);
  if (!identity) return undefined;
  const how = isAuthenticated ? 'authenticated-mail' : isAnswer ? 'answered-mail' : undefined;
  if (identity.of) return how || isInThread ? { caseId, person: identity.of } : undefined;
  // That an address was proved once says nothing of a mail that only claims it: a reference is read out, an address is known.
  if (identity.proof) return how || isInThread ? { caseId } : undefined;
  if (isProved(head)) return undefined;
  if (how) return { caseId, proof: how };
  return head.channel === MAIL ? { caseId } : undefined;
};

/**
 * A mail from the address of the customer but for the tag in it belongs to the case that it names, as one from an address that
 * is only claimed does: it proves nothing.
 */
const admittedByTag = async (
  head: Case,
  { key, address, isAuthenticated, isAnswer, isInThread }: Evidence,
  { cases }: Deps,
): Promise<CaseOfMail | undefined> => {
  const { caseId, channel } = head;
  const isKnown = isAuthenticated || isAnswer || isInThread;
  const isSafe = (isKnown && hasProved(head, 'email')) || (channel === MAIL && !isProved(head));
  if (identityWith(head, key) || !isSafe) return undefined;
  const email = (await cases.load(caseId))?.complainant.email;
  return email !== undefined && untaggedAddress(email) === untaggedAddress(address) ? { caseId } : undefined;
};

/** Whether a case takes in a mail of this sender. */
const takenIn = async (head: Case, evidence: Evidence | undefined, deps: Deps): Promise<CaseOfMail | undefined> => {
  if (!evidence || (evidence.isTyped && isProved(head))) return undefined;
  return admitted(head, evidence) ?? (await admittedByTag(head, evidence, deps));
};

/**
 * The case that a mail names, by address, by thread or by reference in its words, and whose complainant it comes from; if
 * that was merged into another, the other. A stranger who quotes a number finds nothing, as does a customer who quotes
 * somebody else's; who answers a mail of ours, or writes to the address of a case, is remembered as `answers`.
 * @param sender undefined where the mail may come from somebody else than it says
 */
const namedCase = async (
  mail: InboundMail,
  sender: Omit<Evidence, 'isAnswer' | 'isInThread'> | undefined,
  deps: Deps,
): Promise<MailJoining> => {
  const { table, cases } = deps;
  const seen = new Set<string>();
  let answers: string | undefined;
  for (const found of await lookUp(table, placesOf(mail))) {
    const { caseId, messageId, place }: FoundPlace<MailPlace> = found;
    if (!caseId || seen.has(caseId)) continue;
    seen.add(caseId);
    const head = await resolveMergedHead(cases, caseId);
    // Nothing can be added to a case that the law keeps closed: who writes to it gets one of their own.
    if (!head || head.blockedAt) continue;
    const isAnswer = place.isOurs === true || messageId !== undefined;
    const isInThread = place.kind === 'thread';
    const admittedTo = await takenIn(head, sender && { ...sender, isAnswer, isInThread }, deps);
    if (admittedTo) return { found: admittedTo };
    if (isAnswer) answers ??= head.caseId;
  }
  return answers ? { answers } : {};
};

/** When the customers of some cases were last heard by mail, of the newest of them. */
const heardByMail =
  ({ cases }: Deps) =>
  async (caseIds: string[]): Promise<Map<string, Instant>> => {
    const files = await Promise.all(caseIds.slice(0, MOST_ASKED).map((caseId) => cases.load(caseId)));
    return new Map(
      files.flatMap((file): [string, Instant][] => {
        const at = file && lastHeardOn(file, MAIL);
        return file && at ? [[file.head.caseId, at]] : [];
      }),
    );
  };

const mailJoining = (joining: Joining): MailJoining => {
  if (joining.how === 'opens') return joining.linkedTo ? { linkedTo: joining.linkedTo } : {};
  return { found: { caseId: joining.caseId, reason: joining.reason.code } };
};

/**
 * The case that a mail belongs to: the one it names, else by the rules of every channel, for a sender who is proved. None where its
 * sender may be somebody else (who quotes a number, or writes of an order).
 */
export const caseOfMail = async (
  { mail, complaint }: { mail: InboundMail & Pick<PersonalMail, 'claimed'>; complaint: NewComplaint },
  deps: Deps,
): Promise<MailJoining> => {
  const address = complaint.complainant.email ?? '';
  const key = complaint.doubt ? undefined : customerKey((await deps.identity()).current, complaint.complainant);
  const isAuthenticated = complaint.proved !== undefined;
  const isTyped = mail.claimed?.how === 'reply-to';
  const named = await namedCase(mail, key ? { key, address, isAuthenticated, isTyped } : undefined, deps);
  if (named.found || !key || !isAuthenticated) return named;
  const words = {
    text: `${mail.subject}\n${complaint.text}`,
    at: complaint.receivedAt,
    channel: MAIL,
    hasFiles: mail.attachments.length > 0,
    heardIn: heardByMail(deps),
  };
  const joining = await joiningOfPerson([key], words, deps);
  // Who answers somebody else's case writes of that one, however lately they wrote of their own.
  return named.answers && isByTime(joining) ? named : { ...named, ...mailJoining(joining) };
};
