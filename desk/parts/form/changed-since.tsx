import { eventWords } from '../../words/event-words.ts';
import { moment } from '../../words/time.ts';
import { useLanguage } from '../../words/use-words.ts';
import { useNames } from '../names.ts';

/** What came into a case since somebody read it, as a refusal says it. */
export type Since = { events: { seq: number; at: string; type: string; by: string }[] };

const MESSAGES: Record<string, { es: string; en: string }> = {
  'message-received': { es: 'El cliente ha escrito', en: 'The customer has written' },
  'message-sent': { es: 'Se escribió al cliente', en: 'The customer was written to' },
  'note-added': { es: 'Nota interna', en: 'Internal note' },
};

export const ChangedSince = ({ since }: { since: Since }) => {
  const language = useLanguage();
  const nameOf = useNames();
  return (
    <ul>
      {since.events.map(({ seq, at, type, by }) => (
        <li key={seq}>
          {moment(at, language)}: {(MESSAGES[type] ?? eventWords[type])?.[language] ?? type}
          {by !== 'system' && by !== 'customer' && ` (${nameOf(by)})`}
        </li>
      ))}
    </ul>
  );
};
