import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useEffect, useState } from 'react';
import { moment, now, span } from '../words/time.ts';
import { useLanguage, useWords, type Words } from '../words/use-words.ts';

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

const SOON_MS = 4 * 3_600_000;
const NEARLY_MS = 30 * 60_000;
const TICK_MS = 30_000;

const TYPES = { over: 'error', nearly: 'warning', soon: 'pending', onTime: 'success' } as const;

const stateOf = (rest: number): keyof typeof TYPES => {
  if (rest < 0) return 'over';
  if (rest < NEARLY_MS) return 'nearly';
  return rest < SOON_MS ? 'soon' : 'onTime';
};

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
  /** IANA; the company's if absent. */
  zone?: string;
};

/** A date that somebody has to keep, as the time that is left and as the moment it ends; word, icon and color agree. */
export const Due = ({ at, zone }: Props) => {
  const say = useWords(words);
  const language = useLanguage();
  useTicks();
  const rest = new Date(at).getTime() - now().getTime();
  const state = stateOf(rest);
  return (
    <StatusIndicator type={TYPES[state]}>
      <span className="unbroken">{say.states[state]}</span>
      {rest < 0 ? ' ' : ' · '}
      <span className="unbroken">{rest < 0 ? say.late(span(rest)) : say.left(span(rest))}</span> ·{' '}
      <time dateTime={at}>{moment(at, language, zone)}</time>
    </StatusIndicator>
  );
};
