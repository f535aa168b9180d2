import * as z from 'zod/mini';
import { eventsOf } from '#domain/case/events.ts';
import { sha256 } from '#domain/case/history.ts';
import { receiptOf } from '#domain/receipt/receipt.ts';
import { Refusal } from '#domain/refusal.ts';
import { endpoint } from '#platform/http/endpoint.ts';
import type { Response } from '#platform/http/request.ts';
import type { TrackDeps } from './contract.ts';
import { missing } from './missing-link.ts';
import type { OpenedLink } from './open-link.ts';
import { opened } from './page-answers.ts';
import { PATH } from './path.ts';
import { savedAs } from './saved-as.ts';

/**
 * The receipt of a case, byte for byte as it was issued. Refuses: link-state-only, case-blocked, receipt-not-ready.
 * @throws RangeError if what was issued cannot be made again: better none than another one
 */
const receiptFor = ({ file, link }: OpenedLink): Response => {
  if (link === 'state') throw new Refusal('link-state-only');
  if (file.head.blockedAt) throw new Refusal('case-blocked');
  const issued = eventsOf(file.events, 'receipt-issued')[0]?.data;
  if (!issued) throw new Refusal('receipt-not-ready');
  const receipt = receiptOf(file, issued);
  if (receipt === undefined || sha256(receipt) !== issued.sha256)
    throw new RangeError(`The receipt of case ${file.head.caseId} is not what was issued`);
  return { status: 200, text: receipt, headers: savedAs(`${file.head.reference}.pdf`, 'application/pdf') };
};

/** The receipt, to be downloaded and kept. */
export const receipt = endpoint<TrackDeps>({
  method: 'GET',
  path: `${PATH}/receipt.pdf`,
  summary:
    'The receipt of a complaint: its key, its content, and the date and hour of reception; always the same bytes',
  access: 'public',
  refuses: ['no-such-link', 'link-over', 'link-state-only', 'case-blocked', 'receipt-not-ready'],
  responses: { 200: { description: 'The receipt', contentType: 'application/pdf', schema: z.string() } },
  handle: async (request, deps) => {
    const found = await opened(request, deps);
    return !found || 'dead' in found ? missing(request, { asPage: true, link: found }, deps) : receiptFor(found);
  },
});
