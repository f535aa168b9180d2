import type { Reason } from '../case/reason.ts';
import type { Policy } from '../policy/policy.ts';
import type { Concession } from '../policy/schema/concessions.ts';
import type { RoundFacts } from './round-facts.ts';

/**
 * Whether it is wiser to grant a request than to go on arguing, even where nothing is owed: the customer is worth far more than
 * the request costs, or asks again and again for something small. Holds only for what is worth a fixed amount of money, so
 * that nobody gives in to something without measure.
 * @returns the reason, or undefined
 */
export const goodwillOverride = (
  policy: Policy,
  { cost, value }: Concession,
  facts: RoundFacts,
): Reason | undefined => {
  const { valueToCost, repeats, upTo } = policy.negotiation.goodwillOverride;
  if (value === undefined || cost === 0) return undefined;
  if (facts.customerValue !== undefined && facts.customerValue >= valueToCost * cost)
    return {
      code: 'goodwill-value',
      es: 'Conviene ceder: el cliente vale mucho más que lo que cuesta lo que pide',
      en: 'Better to give in: the customer is worth far more than the wish costs',
    };
  const asked = facts.counters + facts.earlier.cases;
  return asked >= repeats && cost <= upTo
    ? {
        code: 'goodwill-repeats',
        es: `Conviene ceder: lo ha pedido ${asked} veces y cuesta poco`,
        en: `Better to give in: asked ${asked} times and it costs little`,
      }
    : undefined;
};
