import type { Reason, Severity } from '../case/reason.ts';
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
