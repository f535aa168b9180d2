import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useEffect, useState } from 'react';
import { moment, now, span } from '../words/time.ts';
import { useLanguage, useWords, type Words } from '../words/use-words.ts';

const es = { left: 'quedan', late: 'vencido hace', soon: 'Pronto', over: 'Vencido', onTime: 'A tiempo' };
const en: typeof es = { left: 'left:', late: 'overdue by', soon: 'Soon', over: 'Overdue', onTime: 'On time' };
const words: Words<typeof es> = { es, en };

const SOON_MS = 4 * 3_600_000;

/** A date that somebody has to keep, as the time that is left and as the moment it ends; word, icon and color agree. */
export const Due = ({ at, zone }: { at: string; zone?: string }) => {
  const say = useWords(words);
  const language = useLanguage();
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 30_000);
    return () => clearInterval(timer);
  }, []);
  const rest = new Date(at).getTime() - now().getTime();
  const state = rest < 0 ? 'over' : rest < SOON_MS ? 'soon' : 'onTime';
  const type = { over: 'error', soon: 'warning', onTime: 'success' } as const;
  return (
    <StatusIndicator type={type[state]} iconAriaLabel={say[state]}>
      {rest < 0 ? say.late : say.left} {span(rest)} · <time dateTime={at}>{moment(at, language, zone)}</time>
    </StatusIndicator>
  );
};
