import type { Reason } from '../case/reason.ts';
import type { Policy } from '../policy/policy.ts';
import type { Concession } from '../policy/schema/concessions.ts';
import { whyUnknown } from '../worth/worth.ts';
import { type RoundFacts, roomOf } from './round-facts.ts';

const MOST_FOR_REPETITION = 2;
const MOST_FOR_EARLIER_CONCESSIONS = 3;

const fault = ({ liable, cause }: RoundFacts): Reason => {
  if (liable) return { code: 'fault', points: 3, es: 'Respondemos de lo ocurrido', en: 'We answer for what happened' };
  if (cause === 'third-party')
    return { code: 'fault', points: 1, es: 'Lo causó un tercero que elegimos', en: 'A third party we chose caused it' };
  if (cause === 'misunderstanding')
    return { code: 'fault', points: 1, es: 'Hubo un malentendido', en: 'There was a misunderstanding' };
  return { code: 'fault', points: 0, es: 'No hemos encontrado fallo nuestro', en: 'We found no failure of ours' };
};

const harm = ({ severity }: RoundFacts): Reason => ({
  code: 'harm',
  points: severity - 1,
  es: `Gravedad ${severity} de 4`,
  en: `Severity ${severity} of 4`,
});

const repetition = ({ earlier: { cases } }: RoundFacts): Reason[] =>
  cases > 0
    ? [
        {
          code: 'repetition',
          points: Math.min(cases, MOST_FOR_REPETITION),
          es: `Casos anteriores del cliente: ${cases}`,
          en: `Earlier cases of the customer: ${cases}`,
        },
      ]
    : [];

/** Serial claims are seen: what was given before weighs against giving again. */
const conceded = ({ earlier: { conceded: times } }: RoundFacts): Reason[] =>
  times > 0
    ? [
        {
          code: 'earlier-concessions',
          points: -Math.min(times, MOST_FOR_EARLIER_CONCESSIONS),
          es: `Casos en que ya recibió una compensación: ${times}`,
          en: `Cases in which something was given before: ${times}`,
        },
      ]
    : [];

const customerValue = (
  policy: Policy,
  { cost }: Concession,
  { customerValue: value, whyUnknown: why }: RoundFacts,
): Reason => {
  const words = { code: 'customer-value', es: 'Valor del cliente: ', en: 'Customer value: ' };
  if (value === undefined) {
    const because = why ? whyUnknown(why) : undefined;
    const said = { es: because ? ` (${because.es})` : '', en: because ? ` (${because.en})` : '' };
    return { ...words, points: 0, es: `${words.es}desconocido${said.es}`, en: `${words.en}unknown${said.en}` };
  }
  const high = cost > 0 && value >= policy.negotiation.goodwillOverride.valueToCost * cost;
  return high
    ? { ...words, points: 2, es: `${words.es}muy por encima del coste`, en: `${words.en}far above the cost` }
    : { ...words, points: 0, es: `${words.es}en proporción al coste`, en: `${words.en}in proportion to the cost` };
};

const price = (policy: Policy, { cost }: Concession, facts: RoundFacts): Reason => {
  const room = roomOf(policy, facts);
  const points = cost * 4 <= room ? 0 : cost * 5 <= room * 3 ? -1 : -2;
  const [es, en] = (
    {
      '0': ['Coste bajo para este caso', 'Low cost for this case'],
      '-1': ['Coste medio para este caso', 'Medium cost for this case'],
      '-2': ['Coste alto para este caso', 'High cost for this case'],
    } as const
  )[`${points}` as '0' | '-1' | '-2'];
  return { code: 'cost', points, es, en };
};

/**
 * What speaks for a concession and against it, in points and in words for the desk: fault, harm and repetition against cost
 * and earlier concessions; the customer's value where it is known.
 */
export const weigh = (policy: Policy, concession: Concession, facts: RoundFacts): Reason[] => [
  fault(facts),
  harm(facts),
  ...repetition(facts),
  ...conceded(facts),
  customerValue(policy, concession, facts),
  price(policy, concession, facts),
];

/** The balance of the points; below zero what costs money is not worth offering. */
export const balance = (reasons: Reason[]): number => reasons.reduce((sum, { points = 0 }) => sum + points, 0);
