import type { Reason, Severity } from '../case/reason.ts';
import type { Policy } from '../policy/policy.ts';
import type { Signal } from '../policy/schema/severity.ts';
import type { DangerKind } from '../vocabulary.ts';

const POSSIBLE = 'possible-danger-';

/**
 * What may speak of danger and may mean something else: nobody is called for it, and whoever has the case reads it before all
 * others, soon. It adds no points of its own.
 */
export const possibleDanger = (kind: DangerKind): Signal => ({
  id: `${POSSIBLE}${kind}`,
  points: 0,
  priority: true,
  reason: {
    es: 'Puede hablar de un peligro para alguien: hay que leerlo antes que lo demás',
    en: 'May speak of a danger to somebody: to be read before all else',
  },
});

/** Whether a reason of a severity says that somebody may be in danger. */
export const isPossibleDanger = ({ code }: Pick<Reason, 'code'>): boolean => code.startsWith(POSSIBLE);

/** Whether somebody may be in danger by the words of a case, and a person has to look. */
export const mayBeInDanger = ({ severity }: { severity?: Severity | undefined }): boolean =>
  severity?.reasons.some(isPossibleDanger) ?? false;

/** Whether a reason puts the customer first: 65 or older, disabled, ill, or with somebody who is (Ley 10/2025 art. 10.6), or perhaps in danger. */
export const putsFirst = ({ severity: { signals } }: Pick<Policy, 'severity'>, reason: Pick<Reason, 'code'>): boolean =>
  isPossibleDanger(reason) || signals.some(({ id, priority }) => priority === true && id === reason.code);
