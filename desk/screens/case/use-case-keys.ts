import { useNavigate } from '@tanstack/react-router';
import type { DeskCase } from '../../api/types.ts';
import { useKeys } from '../../parts/keys/keys.ts';
import { neighborOf } from '../../parts/queue-order.ts';
import { useWords } from '../../words/use-words.ts';
import { jumpTo } from './jump.ts';
import { MY_TASK } from './my-tasks.tsx';
import { words } from './words.ts';

const FIELDS = 'input, textarea, select';

const taskAtHand = (): HTMLElement | null => document.getElementById(MY_TASK);

/** The first field of what the reader has to do here. */
const toMyTask = (): void => {
  const task = taskAtHand();
  task?.scrollIntoView({ block: 'start' });
  task?.querySelector<HTMLElement>(FIELDS)?.focus();
};

/** Unfolds what passes the task to somebody else; nothing is handed over before it is filled in and sent. */
const toHandOver = (): void => {
  const folded = taskAtHand()?.querySelector<HTMLDetailsElement>('.hand-over details');
  if (!folded) return;
  folded.open = true;
  folded.scrollIntoView({ block: 'center' });
  folded.querySelector('summary')?.focus();
};

/** The keys of a case that need nothing but what is on the screen. None of them sends or decides anything. */
export const useCaseKeys = ({ reference }: DeskCase): void => {
  const { keys: say } = useWords(words);
  const navigate = useNavigate();
  const go = (step: number) => (): void => {
    const other = neighborOf(reference, step);
    if (other !== undefined) void navigate({ to: '/c/$reference', params: { reference: other } });
  };
  useKeys([
    { keys: '[', does: say.previous, run: go(-1) },
    { keys: ']', does: say.next, run: go(1) },
    { keys: 'e', does: say.task, run: toMyTask },
    { keys: 'h', does: say.handOver, run: toHandOver },
    { keys: 't', does: say.timers, run: () => jumpTo('timers') },
    { keys: 'y', does: say.copy, run: () => void navigator.clipboard.writeText(reference) },
  ]);
};
