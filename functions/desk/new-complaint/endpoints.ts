import type { ReceiveDeps } from '#cases/inbound-message/receive-complaint.ts';
import { StaffComplaint } from '#channels/staff/contract.ts';
import { ComplaintReceipt } from '#channels/web/contract.ts';
import { idempotencyKeyOf } from '#platform/http/idempotency-key.ts';
import { log } from '#platform/log.ts';
import { type DeskEndpoint, deskEndpoint } from '../access/desk-endpoint.ts';
import { CASE_WORK } from '../access/who.ts';
import { readerOf } from '../http/reader.ts';
import { enterComplaint } from './enter.ts';

/** What the care team enters for customers who came in, wrote a letter or called. */
export const staffEndpoints: DeskEndpoint<ReceiveDeps>[] = [
  deskEndpoint<ReceiveDeps, StaffComplaint>({
    method: 'POST',
    path: '/desk/complaints',
    summary: 'Enter a complaint made in a shop, by post or on the phone; the history names who entered it',
    who: CASE_WORK,
    headers: {
      'Idempotency-Key': {
        description: 'A key of your choice; a repeat with it gets the first answer again',
        required: false,
      },
    },
    body: StaffComplaint,
    refuses: ['idempotency-key-invalid', 'day-impossible', 'idempotency-key-reused', 'try-again'],
    responses: {
      202: { description: 'Stored: the receipt to hand to the customer', schema: ComplaintReceipt },
      503: { description: 'Not stored; try again in a moment with the same key' },
    },
    handle: async (request, deps) => {
      const reader = readerOf(request);
      const key = idempotencyKeyOf(request.headers);
      const receipt = await enterComplaint({ entry: request.body, by: reader.id, ...key }, deps);
      log('info', 'complaint received', { caseId: receipt.caseId, channel: 'staff' });
      return { status: 202, body: receipt };
    },
  }),
];
