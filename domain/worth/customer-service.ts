import * as z from 'zod/mini';
import { isPassing } from '../failures.ts';
import type { Instant } from '../time.ts';
import { type CustomerRow, SaidCustomer } from './customer-file.ts';
import type { Unsaid } from './worth.ts';

/** Under which id the secret of the company's service stands among those of the integrations. */
export const CUSTOMERS = 'customers';

/** By what a customer is asked for: what they have proved, and the number under which the company knows them. */
export type AskedFor = { email?: string; phone?: string; id?: string };

/** The question to the company's service. Neither the case nor anything of it is told. */
export const customerQuestion = (by: AskedFor, { at, currency }: { at: Instant; currency: string }): string =>
  JSON.stringify({ type: 'amends.customer.asked', timestamp: at, data: { version: 1, currency, ...by } });

/** More of them say no more than two do. */
const MOST = 10;

/** The customers that somebody may be: one, or none. */
const Answer = z.object({ customers: z.array(SaidCustomer).check(z.maxLength(MOST)) });

/** What the service said of a customer, or why it said nothing. */
export type Said = { customer: CustomerRow } | { why: Unsaid };

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** What an answer of the service says. @param text undefined where it is too long to be read */
export const saidIn = ({ status, text }: { status: number; text: string | undefined }): Said => {
  if (isPassing(status)) return { why: 'no-answer' };
  if (status < 200 || status >= 300) return { why: 'refused' };
  const { success, data } = Answer.safeParse(parsed(text ?? ''));
  if (!success) return { why: 'unreadable' };
  const [first, ...others] = data.customers;
  if (!first) return { why: 'not-found' };
  if (others.some(({ id }) => id !== first.id)) return { why: 'several' };
  const filled = Object.fromEntries(Object.entries(first).filter(([, one]) => one !== undefined));
  return { customer: filled as CustomerRow };
};
