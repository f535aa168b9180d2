import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import type { DeskCase } from '../../../api/types.ts';
import { ProblemAlert } from '../../../parts/problem-alert.tsx';
import { eventWords } from '../../../words/event-words.ts';
import { useWords } from '../../../words/use-words.ts';
import { EventEntry } from './event-entry.tsx';
import { MessageEntry } from './message-entry.tsx';
import { streamWords } from './words.ts';

type Message = DeskCase['messages'][number];
type Entry = { at: string; id: string } & ({ message: Message } | { event: DeskCase['history'][number] });
const filters = ['all', 'messages', 'notes', 'events', 'notices'] as const;
type Filter = (typeof filters)[number];

const kindOf = (entry: Entry): Filter => {
  if ('event' in entry) return 'events';
  return entry.message.audience === 'note' ? 'notes' : entry.message.audience === 'staff' ? 'notices' : 'messages';
};

/** All of it but the notices to the team: those repeat what stands in the case. */
const isShown = (entry: Entry, filter: Filter): boolean =>
  filter === 'all' ? kindOf(entry) !== 'notices' : kindOf(entry) === filter;

/** Of one moment, the later entry of the history comes first. */
const placeOf = (entry: Entry): number => ('event' in entry ? entry.event.seq : 0);

const entriesOf = ({ history }: DeskCase, messages: Message[]): Entry[] =>
  [
    ...messages.map((message): Entry => ({ at: message.at, id: message.id, message })),
    ...history
      .filter(({ type }) => type in eventWords)
      .map((event): Entry => ({ at: event.at, id: `e${event.seq}`, event })),
  ].sort((a, b) => b.at.localeCompare(a.at) || placeOf(b) - placeOf(a));

/** Older messages than the case came with, page by page. */
const useEarlier = (file: DeskCase) => {
  const [pages, setPages] = useState<DeskCase[]>([]);
  const [error, setError] = useState<unknown>();
  const before = (pages.at(-1) ?? file).earlierMessages;
  const load = () =>
    api<DeskCase>(`/desk/cases/${file.caseId}`, { query: { before } }).then(
      (page) => setPages((all) => [...all, page]),
      setError,
    );
  return { messages: pages.flatMap(({ messages }) => messages), error, ...(before !== undefined && { load }) };
};

/** One stream of all that was said and done, the newest first. */
export const Stream = ({ file }: { file: DeskCase }) => {
  const say = useWords(streamWords);
  const [filter, setFilter] = useState<Filter>('all');
  const earlier = useEarlier(file);
  const known = new Map([...earlier.messages, ...file.messages].map((message) => [message.id, message]));
  const entries = entriesOf(file, [...known.values()]).filter((entry) => isShown(entry, filter));
  return (
    <section aria-labelledby="stream">
      <h2 id="stream" className="part-heading">
        {say.title}
      </h2>
      {/* biome-ignore lint/a11y/useSemanticElements: buttons of a toolbar, no fields of a form. */}
      <div role="group" aria-label={say.filters} className="choices stream-filters">
        {filters.map((one) => (
          <button key={one} type="button" className="chip" aria-pressed={filter === one} onClick={() => setFilter(one)}>
            {say[one]}
          </button>
        ))}
      </div>
      {entries.length === 0 && <p>{say.empty}</p>}
      <ol className="stream">
        {entries.map((entry) =>
          'message' in entry ? (
            <MessageEntry key={entry.id} file={file} message={entry.message} />
          ) : (
            <EventEntry key={entry.id} event={entry.event} />
          ),
        )}
      </ol>
      <ProblemAlert error={earlier.error} />
      {earlier.load && <Button onClick={() => void earlier.load?.()}>{say.earlier}</Button>}
    </section>
  );
};
