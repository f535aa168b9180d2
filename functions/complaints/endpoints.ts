import { type ReceiveDeps, receiveComplaint } from '#cases/inbound-message/receive-complaint.ts';
import { ComplaintReceipt, ComplaintRequest } from '#channels/web/contract.ts';
import { type Endpoint, endpoint } from '#platform/http/endpoint.ts';
import { idempotencyKeyOf } from '#platform/http/idempotency-key.ts';
import { log } from '#platform/log.ts';

/** The front door: what customers and the company's own web form call. */
export const complaintEndpoints: Endpoint<ReceiveDeps>[] = [
  endpoint<ReceiveDeps, ComplaintRequest>({
    method: 'POST',
    path: '/complaints',
    summary: 'File a complaint. 202 means that it is stored and will be answered.',
    access: 'public',
    headers: {
      'Idempotency-Key': {
        description:
          'A key of your choice (1 to 200 printable characters); a repeat with it gets the first answer again. It is yours: of the person the complaint names by mail, phone or id, else of the network you call from',
        required: false,
      },
    },
    body: ComplaintRequest,
    refuses: ['idempotency-key-invalid', 'idempotency-key-reused', 'try-again'],
    responses: {
      202: { description: 'Stored: the receipt, with the page to follow it on', schema: ComplaintReceipt },
      503: { description: 'Not stored; try again in a moment with the same key' },
    },
    handle: async ({ body, headers, source }, deps) => {
      const client = { kind: 'source', ...(source && { address: source }) } as const;
      const receipt = await receiveComplaint({ complaint: body, client, ...idempotencyKeyOf(headers) }, deps);
      log('info', 'complaint received', { caseId: receipt.caseId, channel: 'web' });
      return { status: 202, body: receipt };
    },
  }),
];
