import { type ComplaintMail, complaintMail, handleMail, joinMail } from '#cases/inbound-message/handle-mail.ts';
import type { ItemOutcome } from '#cases/inbound-message/inbound-item.ts';
import type { SetAside } from '#cases/store/set-aside.ts';
import { isWorthRepeating } from '#cases/store/table.ts';
import { mailSettings } from '#channels/email/mail-settings.ts';
import { readAnyway } from '#channels/email/read.ts';
import type { Case } from '#domain/case/case.ts';
import type { ChangePart } from '#domain/case/change.ts';
import { identityWith } from '#domain/case/identity.ts';
import { concernedByMail } from '#domain/people/fold-concerned.ts';
import { Refusal } from '#domain/refusal.ts';
import { retry } from '#platform/backoff.ts';
import { customerKey } from '#platform/customer-keys.ts';
import type { Reader } from '../http/reader.ts';
import { namedCase } from '../matter/merge.ts';
import type { JoinMail, TakenIn } from './contract.ts';
import type { SetAsideDeps } from './function-contract.ts';
import { keepAsNote } from './keep-as-note.ts';
import { demandMaySee, requireOriginal, requireSetAside } from './set-aside-mail.ts';

/** Which mail, and who takes it in. */
type TakingIn = { id: string; user: Reader };

const ATTEMPTS = 4;

/** What is kept of it that somebody took a mail in: in the history, and where its delivery is listed. */
const takenIn = (
  { delivery }: SetAside,
  { result, caseId, reason = delivery.reason }: ItemOutcome,
  user: Reader,
): ChangePart => ({
  events: [
    {
      type: 'taken-in',
      actor: { kind: 'person', id: user.id },
      data: {
        deliveryId: delivery.id,
        messageId: delivery.id,
        how: result === 'opened' || result === 'joined' ? result : 'noted',
        ...(delivery.reason && { reason: delivery.reason }),
      },
    },
  ],
  items: [
    {
      kind: 'delivery-change',
      delivery,
      set: { result, takenInBy: user.id, ...(caseId && { caseId }), ...(reason && { reason }) },
    },
  ],
});

/** The mail as it would have been taken in, had nothing of it looked like a machine's. */
const asComplaint = async (mail: SetAside, user: Reader, deps: SetAsideDeps): Promise<ComplaintMail> => {
  const { policy, mailDomain, inbox } = deps;
  const raw = await requireOriginal(mail, inbox);
  const stored = { key: mail.original, receivedAt: mail.delivery.receivedAt };
  const read = await readAnyway(raw, mailSettings(policy, mailDomain));
  // One that was set aside before deliveries said whom they are about is looked at now.
  const words = [read.subject, read.text].join('\n\n');
  const concerned = concernedByMail({ words, from: read.from.address }, policy.people);
  demandMaySee(user, concerned ? { concerned } : {}, policy);
  const found = complaintMail({ stored, mail: read, raw }, policy);
  return { ...found, record: (outcome) => takenIn(mail, outcome, user) };
};

/** Two who take in the same mail at once collide; the slower one hears that it is in a case. */
const once = (act: () => Promise<ItemOutcome>): Promise<ItemOutcome> =>
  retry(act, { attempts: ATTEMPTS, isCurable: isWorthRepeating });

const answer = async ({ result, caseId = '' }: ItemOutcome, { cases }: SetAsideDeps): Promise<TakenIn> => {
  const reference = (await cases.head(caseId))?.reference ?? '';
  return { result: result === 'opened' || result === 'joined' ? result : 'noted', caseId, reference };
};

/**
 * Opens a mail anyway: it becomes what it would have, had it not been set aside, a case or a message of the case it names. Once.
 *
 * Refuses: role-missing, no-such-delivery, delivery-taken-in, delivery-infected, original-gone, original-too-large.
 */
export const openSetAside = async ({ id, user }: TakingIn, deps: SetAsideDeps): Promise<TakenIn> => {
  const outcome = await once(async () => {
    const mail = await requireSetAside({ id, user }, deps);
    return handleMail(await asComplaint(mail, user, deps), deps);
  });
  return answer(outcome, deps);
};

/** Whether the customer of a case is known by the address a mail comes from. */
const isOfCustomer = async ({ complaint }: ComplaintMail, head: Case, { identity }: SetAsideDeps): Promise<boolean> => {
  const key = customerKey((await identity()).current, complaint.complainant);
  return key !== undefined && !complaint.doubt && identityWith(head, key) !== undefined;
};

/**
 * Joins a mail to a case: as words of its customer where they are, else as a note for the team, which the customer does not see.
 *
 * Refuses: as `openSetAside`, and no-such-case, case-blocked.
 */
export const joinSetAside = async (
  { id, user, case: name, fromCustomer }: TakingIn & JoinMail,
  deps: SetAsideDeps,
): Promise<TakenIn> => {
  const head = await namedCase(name, deps);
  if (head.blockedAt) throw new Refusal('case-blocked');
  const { caseId } = head;
  const outcome = await once(async () => {
    const mail = await requireSetAside({ id, user }, deps);
    const found = await asComplaint(mail, user, deps);
    return (fromCustomer ?? (await isOfCustomer(found, head, deps)))
      ? joinMail(found, { caseId }, deps)
      : keepAsNote(found, { caseId, user }, deps);
  });
  return answer(outcome, deps);
};
