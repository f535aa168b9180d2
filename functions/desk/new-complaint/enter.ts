import { prepareCase } from '#cases/inbound-message/open-case.ts';
import {
  complaintOf,
  type Prepare,
  type ReceiveDeps,
  receiveComplaint,
} from '#cases/inbound-message/receive-complaint.ts';
import type { StaffComplaint } from '#channels/staff/contract.ts';
import type { ComplaintReceipt } from '#channels/web/contract.ts';
import type { NewEvent } from '#domain/case/events.ts';
import { asciiDomain, canonicalAddress } from '#domain/mail-address.ts';
import { dayOf } from '#domain/people/directory.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Instant } from '#domain/time.ts';

const OLDEST_DAYS = 365;
const DAY_MS = 24 * 60 * 60 * 1000;

/** A moment of the day a complaint reached us: now, if that is today. Refuses: day-impossible. */
const reachedAt = (receivedOn: string | undefined, { policy, clock }: ReceiveDeps): Instant => {
  const now = clock.now();
  const today = dayOf(policy, now);
  if (receivedOn === undefined || receivedOn === today) return now;
  const noon = `${receivedOn}T12:00:00.000Z`;
  if (receivedOn > today || Date.parse(now) - Date.parse(noon) > OLDEST_DAYS * DAY_MS)
    throw new Refusal('day-impossible', {
      errors: [{ pointer: '/receivedOn', message: `must be today or one of the ${OLDEST_DAYS} days before` }],
    });
  return noon;
};

/**
 * Nothing of a customer goes to the company's own addresses, such as that of the shop which writes for somebody without one: they would
 * hear nothing, and others would hold the link to their case. Refuses: request-invalid.
 */
const demandCustomersOwn = ({ customer }: StaffComplaint, { policy }: ReceiveDeps): void => {
  const email = customer?.email === undefined ? undefined : canonicalAddress(customer.email);
  const isOurs =
    email !== undefined &&
    (policy.mail.ownDomains.some((domain) => email.endsWith(`@${asciiDomain(domain)}`)) ||
      policy.people.some((person) => canonicalAddress(person.email) === email));
  if (!isOurs) return;
  throw new Refusal('request-invalid', {
    errors: [
      {
        pointer: '/customer/email',
        message: "must be the customer's own address, not one of the company; without one leave it out",
        says: {
          es: 'es de la empresa, y el cliente no recibiría nada: ponga la suya o, si no tiene, déjela en blanco y se le llama o se le escribe',
          en: 'is one of the company, and the customer would get nothing: give theirs or, if they have none, leave it out and somebody calls or writes',
        },
      },
    ],
  });
};

/**
 * The case of a complaint that was made to `by` in person, on paper or on the phone. The answer is due counted from the day
 * it reached us; what we promise from now on, such as the next word, counts from now.
 */
const prepareFor =
  (by: string, reached: Instant, { enteredFor, receivedOn, recordingConsent }: StaffComplaint): Prepare =>
  async (request, deps) => {
    const now = deps.clock.now();
    const complaint = {
      ...complaintOf(request, now, deps.newId()),
      channel: 'staff',
      writtenAt: reached,
    } as const;
    const { head, change } = await prepareCase(complaint, deps);
    const consent: NewEvent[] = recordingConsent
      ? [
          {
            type: 'recording-consent',
            actor: { kind: 'person', id: by },
            data: { messageId: complaint.messageId, consent: recordingConsent },
          },
        ]
      : [];
    const how = { enteredFor, ...(receivedOn && { receivedOn }) };
    return {
      head: reached < now ? { ...head, reachedAt: reached } : head,
      change: {
        ...change,
        events: [
          ...change.events.map((event) =>
            event.type === 'complaint-received'
              ? { ...event, actor: { kind: 'person', id: by } as const, data: { ...event.data, ...how } }
              : event,
          ),
          ...consent,
        ],
      },
    };
  };

/**
 * Takes in a complaint that somebody of the care team enters for a customer. The history names who entered it.
 * Refuses: day-impossible, idempotency-key-reused, request-invalid where the address is the company's.
 */
export const enterComplaint = async (
  { entry, idempotencyKey, by }: { entry: StaffComplaint; idempotencyKey?: string; by: string },
  deps: ReceiveDeps,
): Promise<ComplaintReceipt> => {
  const { enteredFor, receivedOn, recordingConsent: _, ...complaint } = entry;
  demandCustomersOwn(entry, deps);
  const prepare = prepareFor(by, reachedAt(receivedOn, deps), entry);
  // Keys are each person's own: nobody gets the receipt of a colleague who chose the same one.
  const client = { kind: 'staff', id: by } as const;
  return receiveComplaint({ complaint, client, ...(idempotencyKey && { idempotencyKey }) }, deps, prepare);
};
