import canonicalize from 'canonicalize';
import { findReceipt } from '#cases/store/look-ups.ts';
import { isWorthRepeating } from '#cases/store/table.ts';
import type { ComplaintReceipt, ComplaintRequest } from '#channels/web/contract.ts';
import type { Case } from '#domain/case/case.ts';
import type { CaseItem } from '#domain/case/change.ts';
import { sha256 } from '#domain/case/history.ts';
import { Refusal } from '#domain/refusal.ts';
import { type Instant, instantAfter } from '#domain/time.ts';
import { retry } from '#platform/backoff.ts';
import type { TrackingUrl } from '#platform/links.ts';
import { type NewComplaint, type OpenDeps, prepareCase } from './open-case.ts';

export type ReceiveDeps = OpenDeps & { trackingUrl: TrackingUrl };

/** How long a repeat of a request gets the first answer. */
const REMEMBERED_DAYS = 90;
const DAY_MS = 24 * 60 * 60 * 1000;
const ATTEMPTS = 6;

/** A key a client chose, and the body it belongs to. */
type Repeatable = { hash: string; bodySha256: string };

/** The answer already given for a key. Refuses: idempotency-key-reused. */
const earlierReceipt = async (
  { hash, bodySha256 }: Repeatable,
  { table }: ReceiveDeps,
): Promise<ComplaintReceipt | undefined> => {
  const earlier = await findReceipt<ComplaintReceipt>(table, hash);
  if (earlier && earlier.bodySha256 !== bodySha256)
    throw new Refusal('idempotency-key-reused', {
      errors: [
        { pointer: '', message: 'use a new Idempotency-Key for a new complaint; repeat a key only with the same body' },
      ],
    });
  return earlier?.receipt;
};

const remember = ({ hash, bodySha256 }: Repeatable, receipt: ComplaintReceipt): CaseItem => ({
  kind: 'receipt',
  hash,
  bodySha256,
  receipt,
  until: instantAfter(receipt.receivedAt, REMEMBERED_DAYS * DAY_MS),
});

/** A request as a complaint of the web form. */
export const complaintOf = (request: ComplaintRequest, receivedAt: Instant, messageId: string): NewComplaint => {
  const { customer = {}, occurredAt, ...rest } = request;
  return {
    ...rest,
    channel: 'web',
    receivedAt,
    messageId,
    complainant: customer,
    ...(occurredAt && { occurredAt: new Date(occurredAt).toISOString() }),
  };
};

/** How a request becomes a case. */
export type Prepare = (request: ComplaintRequest, deps: OpenDeps) => ReturnType<typeof prepareCase>;

const ofWebForm: Prepare = (request, deps) => prepareCase(complaintOf(request, deps.clock.now(), deps.newId()), deps);

const store = async (
  request: ComplaintRequest,
  { repeatable, prepare }: { repeatable: Repeatable | undefined; prepare: Prepare },
  deps: ReceiveDeps,
): Promise<ComplaintReceipt> => {
  const { head, change } = await prepare(request, deps);
  const trackingUrl = await deps.trackingUrl(head.caseId, { scope: 'first', version: 0 });
  const receiptOf = ({ caseId, reference, receivedAt, answerBy }: Case): ComplaintReceipt => ({
    ...{ caseId, reference, trackingUrl, receivedAt, answerBy },
  });
  const remembered = (after: Case) => (repeatable ? [remember(repeatable, receiptOf(after))] : []);
  return receiptOf(await deps.cases.open(head, change, remembered));
};

/**
 * Takes in a complaint: of the web form, unless `prepare` says otherwise. When it returns, everything is stored; the journey starts from the outbox.
 * The same key with the same body gets the same receipt, also when both arrive at once: the table lets one win, the
 * other finds the winner's receipt.
 * Refuses: idempotency-key-reused.
 * @throws Transient if the table does not let us in
 */
export const receiveComplaint = async (
  { complaint, idempotencyKey }: { complaint: ComplaintRequest; idempotencyKey?: string },
  deps: ReceiveDeps,
  prepare = ofWebForm,
): Promise<ComplaintReceipt> => {
  const repeatable = idempotencyKey && {
    hash: sha256(idempotencyKey),
    bodySha256: sha256(canonicalize(complaint) ?? ''),
  };
  const attempt = async (): Promise<ComplaintReceipt> =>
    (repeatable && (await earlierReceipt(repeatable, deps))) ||
    store(complaint, { repeatable: repeatable || undefined, prepare }, deps);
  return retry(attempt, {
    attempts: ATTEMPTS,
    isCurable: isWorthRepeating,
    inVain: 'The complaint could not be stored',
  });
};
