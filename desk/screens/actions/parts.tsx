import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useQueryClient } from '@tanstack/react-query';
import type { ActionLine } from '../../api/action-queries.ts';
import { causeNames } from '../../parts/names-of-codes.ts';
import { dayKey } from '../../words/day.ts';
import { now, ZONE } from '../../words/time.ts';
import { useWords } from '../../words/use-words.ts';
import { standingOf } from './standing.ts';
import { words } from './words.ts';

const TYPES = { open: 'in-progress', late: 'error', done: 'success', 'given-up': 'stopped' } as const;

/** How an action stands, in a word. */
export const ActionState = ({ action }: { action: Pick<ActionLine, 'state' | 'dueOn'> }) => {
  const standing = standingOf(action, dayKey(now(), ZONE));
  return <StatusIndicator type={TYPES[standing]}>{useWords(words).states[standing]}</StatusIndicator>;
};

/** What it is measured by, in words: `Tema: Facturación`. */
export const useMeasured = (): ((of: Pick<ActionLine, 'measured' | 'name'>) => string) => {
  const say = useWords(words);
  const causes = useWords(causeNames);
  return ({ measured: { by, value }, name }) => `${say.by[by]}: ${name ?? causes[value] ?? value}`;
};

/** Reads everything about actions anew, once something was done to one. */
export const useReadAnew = (): (() => void) => {
  const queries = useQueryClient();
  return () => void queries.invalidateQueries({ queryKey: ['corrective-actions'] });
};
