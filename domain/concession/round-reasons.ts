import type { Reason } from '../case/reason.ts';
import type { Option } from '../case/settlement.ts';
import type { Policy } from '../policy/policy.ts';
import { isGiven } from './kinds.ts';
import { kindsNamed, requestedConcessions } from './requested-remedy.ts';
import type { RoundFacts } from './round-facts.ts';
import { stepOf } from './staircase.ts';

const requestReason = (policy: Policy, facts: RoundFacts, options: Option[]): Reason => {
  if (facts.requestedRemedies.length === 0)
    return {
      code: 'wish-none',
      es: 'El cliente no ha dicho qué desea',
      en: 'The customer has not said what they wish',
    };
  const requested = requestedConcessions(policy, facts);
  if (requested.length === 0 && facts.requestedRemedies.some((text) => kindsNamed(text).some(isGiven)))
    return {
      code: 'wish-given',
      es: 'El cliente pide disculpas o una explicación: van en la propuesta, elija lo que elija',
      en: 'The customer asks for an apology or an explanation: the offer holds it, whatever they choose',
    };
  if (requested.length === 0)
    return {
      code: 'wish-unmatched',
      es: 'Lo que desea el cliente no está en el catálogo: léalo en sus mensajes',
      en: 'What the customer wishes is not in the catalogue: read it in their messages',
    };
  return options.some(({ concession }) => requested.includes(concession))
    ? { code: 'wish-met', es: 'Incluye lo que desea el cliente', en: 'Includes what the customer wishes' }
    : {
        code: 'wish-not-yet',
        es: 'Lo que desea el cliente no cabe en esta ronda',
        en: 'The wish does not fit this round',
      };
};

const expertReason = (facts: RoundFacts, options: Option[]): Reason[] => {
  if (facts.remedies.length === 0) return [];
  const isMet = options.some(({ reasons }) => reasons.some(({ code }) => code === 'expert'));
  return isMet || facts.round > 1
    ? []
    : [
        {
          code: 'remedy-out-of-reach',
          es: 'Lo que recomienda el experto no cabe en las condiciones del caso',
          en: 'What the expert recommends does not fit the conditions of the case',
        },
      ];
};

/** Why a round looks as it does, for the desk: its step, the customer's request, the expert's remedy, a refusal before. */
export const roundReasons = (policy: Policy, facts: RoundFacts, options: Option[]): Reason[] => {
  const step = stepOf(facts);
  return [
    {
      code: 'step',
      es: `Ronda ${facts.round}, desde el peldaño ${step}`,
      en: `Round ${facts.round}, from step ${step}`,
    },
    requestReason(policy, facts, options),
    ...expertReason(facts, options),
    ...(facts.limit === undefined
      ? []
      : [
          {
            code: 'after-refusal',
            es: 'No se aprobó ir más allá de lo que puede conceder quien lleva el caso',
            en: 'Going beyond what the owner may grant was not approved',
          },
        ]),
  ];
};
