import { checkedWebForm, type ReceiveDeps, receiveComplaint } from '#cases/inbound-message/receive-complaint.ts';
import { ComplaintReceipt, ComplaintRequest } from '#channels/web/contract.ts';
import type { BotVerifier } from '#platform/bot-check.ts';
import { type Endpoint, endpoint } from '#platform/http/endpoint.ts';
import { idempotencyKeyOf } from '#platform/http/idempotency-key.ts';
import { log } from '#platform/log.ts';
import { annotateTrace } from '#platform/trace.ts';

/** `botCheck`: asks whether a person filled in the form, where the company has it asked. */
export type ComplaintDeps = ReceiveDeps & { botCheck?: BotVerifier };

/** The front door: what customers and the company's own web form call. */
export const complaintEndpoints: Endpoint<ComplaintDeps>[] = [
  endpoint<ComplaintDeps, ComplaintRequest>({
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
      'Bot-Check-Token': {
        description:
          'What the box of a bot check in the form gave, where there is one. Without it, or where it is not good, the complaint is kept all the same, and marked',
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
      const complaint = { complaint: body, client, ...idempotencyKeyOf(headers) };
      const prepare = deps.botCheck && checkedWebForm(headers['bot-check-token'], deps.botCheck);
      const receipt = await receiveComplaint(complaint, deps, prepare);
      annotateTrace(receipt.caseId);
      log('info', 'complaint received', { caseId: receipt.caseId, channel: 'web' });
      return { status: 202, body: receipt };
    },
  }),
];
