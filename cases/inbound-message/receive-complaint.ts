import { findReceipt } from '#cases/store/look-ups.ts';
import { isWorthRepeating } from '#cases/store/table.ts';
import type { ComplaintReceipt, ComplaintRequest } from '#channels/web/contract.ts';
import type { Case } from '#domain/case/case.ts';
import type { ReceiptFacts } from '#domain/case/change.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Instant } from '#domain/time.ts';
import { retry } from '#platform/backoff.ts';
import type { BotCheck, BotVerifier } from '#platform/bot-check.ts';
import type { TrackingUrl } from '#platform/links.ts';
import { type NewComplaint, type OpenDeps, prepareCase } from './open-case.ts';
import { type Client, type RequestKey, receiptItems, requestKeyOf } from './request-key.ts';
import type { UploadedFile } from './uploaded-files.ts';

export type ReceiveDeps = OpenDeps & { trackingUrl: TrackingUrl };

const ATTEMPTS = 6;

/** The receipt of a case, whose link is made again each time: a link that is stored opens the case to whoever reads the table. */
const receiptOf = async (
  { caseId, reference, receivedAt, answerBy }: Pick<Case, 'caseId'> & ReceiptFacts,
  { trackingUrl }: ReceiveDeps,
): Promise<ComplaintReceipt> => ({
  ...{ caseId, reference, receivedAt, answerBy },
  trackingUrl: await trackingUrl(caseId, { scope: 'first', version: 0 }),
});

/** The answer already given for a key. Refuses: idempotency-key-reused. */
const earlierReceipt = async (
  { hash, bodyHash }: RequestKey,
  deps: ReceiveDeps,
): Promise<ComplaintReceipt | undefined> => {
  const earlier = await findReceipt(deps.table, hash);
  if (!earlier) return undefined;
  if (earlier.bodyHash !== bodyHash)
    throw new Refusal('idempotency-key-reused', {
      errors: [
        { pointer: '', message: 'use a new Idempotency-Key for a new complaint; repeat a key only with the same body' },
      ],
    });
  return receiptOf({ caseId: earlier.caseId, ...earlier.receipt }, deps);
};

/** A day in the zone of whoever wrote it may have begun before ours. */
const DAY_MS = 24 * 60 * 60 * 1000;

/** Whether something is said to have happened after it was complained of, in whatever zone. */
const isAhead = ({ occurredAt }: ComplaintRequest, receivedAt: Instant): boolean =>
  occurredAt !== undefined && Date.parse(occurredAt) - Date.parse(receivedAt) > DAY_MS;

/** Whoever is there can write another date. Refuses: request-invalid. */
const demandPast = (request: ComplaintRequest, now: Instant): void => {
  if (isAhead(request, now))
    throw new Refusal('request-invalid', {
      errors: [{ pointer: '/occurredAt', message: 'must be a date or an instant that is not in the future' }],
    });
};

/** A request as a complaint of the web form; without a date that cannot be, such as one that a system of before held. */
export const complaintOf = (request: ComplaintRequest, receivedAt: Instant, messageId: string): NewComplaint => {
  const { customer = {}, occurredAt, ...rest } = request;
  return {
    ...rest,
    channel: 'web',
    receivedAt,
    messageId,
    complainant: customer,
    ...(occurredAt && !isAhead(request, receivedAt) && { occurredAt: new Date(occurredAt).toISOString() }),
  };
};

/** How a request of the form becomes a case, with the files that came with it. */
const withFiles =
  (files: readonly UploadedFile[]): Prepare =>
  (request, deps) =>
    prepareCase({ ...complaintOf(request, deps.clock.now(), deps.newId()), files }, deps);

/** How a request becomes a case. */
export type Prepare = (request: ComplaintRequest, deps: OpenDeps) => ReturnType<typeof prepareCase>;

/**
 * A complaint of the form, whose token of a bot check is asked about once and only where the complaint is new: a token is good for
 * one question. Whatever comes of it, the complaint is kept; one that a program may have sent is marked.
 */
export const checkedWebForm = (
  token: string | undefined,
  verify: BotVerifier,
  files: readonly UploadedFile[] = [],
): Prepare => {
  let asked: Promise<BotCheck> | undefined;
  return async (request, deps) => {
    asked ??= verify(token);
    const botCheck = await asked;
    const complaint = complaintOf(request, deps.clock.now(), deps.newId());
    return prepareCase({ ...complaint, files, ...(botCheck !== 'passed' && { botCheck }) }, deps);
  };
};

const store = async (
  request: ComplaintRequest,
  { requestKey, prepare }: { requestKey: RequestKey | undefined; prepare: Prepare },
  deps: ReceiveDeps,
): Promise<ComplaintReceipt> => {
  const { head, change } = await prepare(request, deps);
  const after = await deps.cases.open(head, change, {
    also: (opened) => (requestKey ? receiptItems(requestKey, opened) : []),
  });
  return receiptOf(after, deps);
};

/** A request to take in a complaint. */
export type Received = {
  complaint: ComplaintRequest;
  /** A key that the client chose. */
  idempotencyKey?: string;
  /** Whose the key is, where the complaint names nobody; somebody signed in has keys of their own in any case. */
  client?: Client;
  /** What came with it; kept by `keepFiles` once it is taken in. */
  files?: readonly UploadedFile[];
};

/**
 * Takes in a complaint: of the web form, unless `prepare` says otherwise. When it returns, everything is stored; the journey starts from the outbox.
 * The same key of the same client with the same body gets the same receipt, also when both arrive at once: the table lets one
 * win, the other finds the winner's receipt.
 * Refuses: idempotency-key-reused, request-invalid of a date in the future.
 * @throws Transient if the table does not let us in
 */
export const receiveComplaint = async (
  { complaint, idempotencyKey, client = { kind: 'source' }, files = [] }: Received,
  deps: ReceiveDeps,
  prepare = withFiles(files),
): Promise<ComplaintReceipt> => {
  demandPast(complaint, deps.clock.now());
  const requestKey =
    idempotencyKey === undefined
      ? undefined
      : await requestKeyOf({ complaint, idempotencyKey, client, files: files.map(({ sha256 }) => sha256) }, deps);
  const attempt = async (): Promise<ComplaintReceipt> =>
    (requestKey && (await earlierReceipt(requestKey, deps))) || store(complaint, { requestKey, prepare }, deps);
  return retry(attempt, {
    attempts: ATTEMPTS,
    isCurable: isWorthRepeating,
    inVain: 'The complaint could not be stored',
  });
};
