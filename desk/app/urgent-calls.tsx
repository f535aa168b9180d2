import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { tasksOf } from '../api/queries.ts';
import type { TaskRow } from '../api/types.ts';
import { CaseLink } from '../parts/case-link.tsx';
import { Due, useTicks } from '../parts/due.tsx';
import { useChoices } from '../parts/use-choices.ts';
import { now } from '../words/time.ts';
import { useWords } from '../words/use-words.ts';
import { beep } from './sound.ts';
import { words } from './words.ts';

/** A call is shown on every screen from so long before it is due. */
const AHEAD_MS = 15 * 60_000;

const isUrgent = ({ kind }: TaskRow): boolean => kind === 'call';
const isDueNow = ({ kind, dueAt }: TaskRow): boolean =>
  kind === 'call' || (kind === 'contact' && new Date(dueAt).getTime() - now().getTime() < AHEAD_MS);

/** The title of the page says how many calls wait, whichever screen names it. */
const useTitleBadge = (count: number): void => {
  useEffect(() => {
    const mark = count > 0 ? `(${count}!) ` : '';
    const put = (): void => {
      const plain = document.title.replace(/^\(\d+!\) /, '');
      if (document.title !== mark + plain) document.title = mark + plain;
    };
    put();
    const observer = new MutationObserver(put);
    observer.observe(document.head, { subtree: true, childList: true, characterData: true });
    return () => observer.disconnect();
  }, [count]);
};

const Call = ({ task }: { task: TaskRow }) => {
  const say = useWords(words);
  return (
    <li>
      <strong>{isUrgent(task) ? say.callNow : say.callDue}:</strong>{' '}
      <CaseLink reference={task.reference}>{[task.customer, task.reference].filter(Boolean).join(' · ')}</CaseLink>{' '}
      {task.severityReason && `${task.severityReason} · `}
      <Due at={task.dueAt} from={task.openedAt} />
    </li>
  );
};

/** The calls that somebody has to make now, on top of everything, on every screen. */
export const UrgentCalls = () => {
  const say = useWords(words);
  const { data } = useQuery(tasksOf('mine'));
  useTicks();
  const calls = (data?.tasks ?? []).filter(isDueNow);
  const urgent = calls.filter(isUrgent);
  const { sound: isLoud = false, title = true } = useChoices().notices ?? {};
  useTitleBadge(title ? urgent.length : 0);
  const names = urgent.map(({ id }) => id).join(' ');
  useEffect(() => {
    if (isLoud && names) beep();
  }, [isLoud, names]);
  return (
    <div aria-live="assertive">
      {calls.length > 0 && (
        <section className={urgent.length > 0 ? 'calls calls-urgent' : 'calls'} aria-label={say.calls(calls.length)}>
          <ul>
            {calls.map((task) => (
              <Call key={task.id} task={task} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
};
