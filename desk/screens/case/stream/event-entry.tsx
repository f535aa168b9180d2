import type { DeskCase } from '../../../api/types.ts';
import { useNames } from '../../../parts/names.ts';
import { eventWords } from '../../../words/event-words.ts';
import { moment } from '../../../words/time.ts';
import { useLanguage, useWords } from '../../../words/use-words.ts';
import { streamWords } from './words.ts';

type Event = DeskCase['history'][number];

/** Reasons that an event carries in both languages. */
const reasonsIn = ({ data }: Event, language: 'es' | 'en'): string[] => {
  const { reasons } = data;
  if (!Array.isArray(reasons)) return [];
  return reasons.flatMap((reason: unknown) => {
    const said = (reason as Record<string, unknown> | null)?.[language];
    return typeof said === 'string' ? [said] : [];
  });
};

/** An entry of the history: what was decided or came due, by whom, with the reason. */
export const EventEntry = ({ event }: { event: Event }) => {
  const say = useWords(streamWords);
  const language = useLanguage();
  const nameOf = useNames();
  const { at, actor, data, type, text } = event;
  const who = { person: nameOf(actor.id), customer: say.customer }[actor.kind] ?? '';
  const to = typeof data['to'] === 'string' ? ` → ${nameOf(data['to'])}` : '';
  return (
    <li className="entry event">
      <span className="muted">{moment(at, language)}</span> · {eventWords[type]?.[language] ?? type}
      {to}
      {data['how'] === 'by-policy' && `: ${say.byPolicy}`}
      {who && ` (${who})`}
      {text && <span>: «{text}»</span>}
      {reasonsIn(event, language).length > 0 && <span className="muted"> {reasonsIn(event, language).join('. ')}</span>}
    </li>
  );
};
