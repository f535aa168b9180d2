import { useKeys } from '../../parts/keys/keys.ts';
import { useWords } from '../../words/use-words.ts';
import { currentRow, moveBy, openCurrent } from './row-focus.ts';
import { words } from './words.ts';

type Acts = {
  select: (id: string) => void;
  copy: (id: string) => void;
  handOver: (id: string) => void;
  unread: (id: string) => void;
  snooze: (id: string) => void;
  /** Absent while nothing is selected. */
  clear: (() => void) | undefined;
};

const onCurrent = (act: (id: string) => void) => (): void => {
  const id = currentRow();
  if (id !== undefined) act(id);
};

/** The keys of a queue. */
export const useQueueKeys = ({ select, copy, handOver, unread, snooze, clear }: Acts): void => {
  const { keys: say } = useWords(words);
  useKeys([
    { keys: 'j', does: say.next, run: () => moveBy(1) },
    { keys: 'k', does: say.previous, run: () => moveBy(-1) },
    { keys: 'Enter', does: say.open, run: openCurrent },
    { keys: 'x', does: say.select, run: onCurrent(select) },
    { keys: 'h', does: say.handOver, run: onCurrent(handOver) },
    { keys: 'u', does: say.unread, run: onCurrent(unread) },
    { keys: 'z', does: say.snooze, run: onCurrent(snooze) },
    { keys: 'y', does: say.copy, run: onCurrent(copy) },
    ...(clear ? [{ keys: 'Escape', does: say.clear, run: clear }] : []),
  ]);
};
