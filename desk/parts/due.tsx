import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useEffect, useState } from 'react';
import { moment, now, span } from '../words/time.ts';
import { useLanguage, useWords, type Words } from '../words/use-words.ts';
import { type DueState, dueState } from './due-state.ts';

const es = {
  left: (rest: string) => `quedan ${rest}`,
  late: (rest: string) => `hace ${rest}`,
  states: { onTime: 'A tiempo', soon: 'Pronto', nearly: 'Casi vencido', over: 'Vencido' },
};
const en: typeof es = {
  left: (rest) => `${rest} left`,
  late: (rest) => `by ${rest}`,
  states: { onTime: 'On time', soon: 'Soon', nearly: 'Nearly overdue', over: 'Overdue' },
};
const words: Words<typeof es> = { es, en };

const TICK_MS = 30_000;

const TYPES = { over: 'error', nearly: 'warning', soon: 'pending', onTime: 'success' } as const satisfies Record<
  DueState,
  string
>;

/** What is shown follows the time, without a request. */
export const useTicks = (): void => {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), TICK_MS);
    return () => clearInterval(timer);
  }, []);
};

type Props = {
  at: string;
  /** Since when the time runs: how far it is gone is said by it, as the policy's warnings do. */
  from?: string | undefined;
  /** IANA; the company's if absent. */
  zone?: string;
};

/** A date that somebody has to keep, as the time that is left and as the moment it ends; word, icon and color agree. */
export const Due = ({ at, from, zone }: Props) => {
  const say = useWords(words);
  const language = useLanguage();
  useTicks();
  const rest = new Date(at).getTime() - now().getTime();
  const state = dueState({ at, from }, now().getTime());
  return (
    <StatusIndicator type={TYPES[state]}>
      <span className="unbroken">{say.states[state]}</span>
      {rest < 0 ? ' ' : ' · '}
      <span className="unbroken">{rest < 0 ? say.late(span(rest)) : say.left(span(rest))}</span> ·{' '}
      <time dateTime={at}>{moment(at, language, zone)}</time>
    </StatusIndicator>
  );
};
