import type { CaseContext } from '#domain/case/case-file.ts';
import type { LocalizedText } from '#domain/values.ts';
import { dangersLeft } from '../urgent/danger-left.ts';
import { escalatesOutside, escalatesTo } from './escalation-policy.ts';
import type { OpenedTask } from './open-task.ts';
import { type Escalation, type EscalationDeps, type EscalationReason, raiseEscalation } from './raise-escalation.ts';

const REASONS: Record<EscalationReason, LocalizedText> = {
  customer: {
    es: 'el cliente pide que lo vea alguien con más responsabilidad',
    en: 'the customer asks for somebody with more say',
  },
  breach: { es: 'ha pasado un plazo que debíamos cumplir', en: 'a date we had to keep has passed' },
  'abuse-of-power': {
    es: 'el cliente se siente víctima de un abuso; lo mira alguien ajeno a la línea de quien lleva el caso',
    en: 'the customer feels that power was abused; somebody outside the line of the owner looks at it',
  },
  'hand-overs': {
    es: 'el caso ha pasado por demasiadas manos; alguien tiene que quedárselo',
    en: 'the case went through too many hands; somebody has to keep it',
  },
  stopped: {
    es: 'el caso se ha parado y no sigue por sí solo; hable con el cliente y avise a sistemas',
    en: 'the case has stopped and does not go on by itself; speak with the customer and call the engineers',
  },
  'personal-data': {
    es: 'el cliente pide algo sobre sus datos personales',
    en: 'the customer asks for something about their personal data',
  },
  ...dangersLeft,
};

/** An escalation whose reason is said in the words there are for it. */
type ForReason = Omit<Escalation, 'why' | 'takes'> & {
  /** It goes to somebody who does not stand above the owner. */
  outside?: boolean;
  /** Why, in words, where more can be said than the reason. */
  why?: LocalizedText;
};

/**
 * Escalates a case, with a notice that says why in the words of its reason. Undefined if the same escalation (reason and key) is open
 * already.
 */
export const escalateCase = (
  context: CaseContext<EscalationDeps>,
  { outside = false, why, ...escalation }: ForReason,
): OpenedTask | undefined =>
  raiseEscalation(context, {
    ...escalation,
    why: why ?? REASONS[escalation.reason],
    takes: outside ? escalatesOutside : escalatesTo,
  });
