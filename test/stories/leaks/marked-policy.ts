import type { Policy } from '#domain/policy/policy.ts';
import { policy as shipped } from '#test/support/policy.ts';

/** Amounts that occur nowhere else, so that wherever one is read it was leaked. */
const CEILINGS = [95_531, 95_533, 95_539, 251_057];
const LIMIT = 10_007;

/** The demo company's policy with amounts of its own: every ceiling, limit, cost and value can be told from all others. */
export const markedPolicy: Policy = {
  ...shipped,
  negotiation: {
    ...shipped.negotiation,
    ceiling: Object.fromEntries(
      Object.keys(shipped.negotiation.ceiling).map((severity, place) => [severity, CEILINGS[place]]),
    ) as Policy['negotiation']['ceiling'],
  },
  people: shipped.people.map((person, place) => ({
    ...person,
    ...(person.limit && { limit: person.limit + LIMIT + 2 * place }),
  })),
  concessions: shipped.concessions.map((concession, place) => ({
    ...concession,
    ...(concession.cost > 0 && { cost: concession.cost + 13 + 100 * place }),
    ...(concession.value && { value: concession.value + 57 + 100 * place }),
  })),
};

const amounts = (all: (number | undefined)[]): number[] =>
  [...new Set(all.filter((one) => one !== undefined && one > 0))] as number[];

export const ceilings = CEILINGS;
export const limits = amounts(markedPolicy.people.map(({ limit }) => limit));
export const costs = amounts(markedPolicy.concessions.map(({ cost }) => cost));
export const values = amounts(markedPolicy.concessions.map(({ value }) => value));

/** An amount in minor units as a number of JSON or CSV, or as people read it; no part of an identifier or a hash. */
export const amountIn = (text: string, amount: number): boolean => {
  const [euros, cents] = [Math.floor(amount / 100), String(amount % 100).padStart(2, '0')];
  const grouped = String(euros).replace(/(\d)(\d{3})$/, '$1[.,\\s\\u202f]?$2');
  return new RegExp(`(?:[:;,[]\\s?)${amount}(?=[,;}\\]\\s]|$)|(?<![\\w.,-])${grouped}[.,]${cents}(?!\\w)`).test(text);
};
