import * as z from 'zod/mini';
import { ComplaintRequest } from '#channels/web/contract.ts';

/** Where somebody complained to a person of ours. */
const enteredFor = ['shop', 'post', 'phone'] as const;

const consents = ['given', 'refused'] as const;

const shape = {
  ...ComplaintRequest.shape,
  enteredFor: z.enum(enteredFor, { error: `must be one of ${enteredFor.join(', ')}` }),
  /** The day it reached the company, if that was before today: the date of the answer counts from it. */
  receivedOn: z.exactOptional(z.iso.date({ error: 'must be a day such as 2026-11-22' })),
  /** Of a call: whether the customer expressly agreed to its being recorded (Ley 10/2025, art. 12.1). */
  recordingConsent: z.exactOptional(z.enum(consents, { error: `must be one of ${consents.join(', ')}` })),
};

/** The body of POST /desk/complaints: a complaint, and how it reached us. */
export const StaffComplaint = z.strictObject(shape, {
  error: ({ code }) =>
    code === 'unrecognized_keys'
      ? `has an unknown field; known are ${Object.keys(shape).join(', ')}`
      : 'must be an object',
});
export type StaffComplaint = z.infer<typeof StaffComplaint>;
