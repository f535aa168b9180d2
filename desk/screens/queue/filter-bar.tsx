import { useNavigate } from '@tanstack/react-router';
import { useChannelName } from '../../parts/channel-words.ts';
import { taskTitles } from '../../parts/task-titles.ts';
import { useWords } from '../../words/use-words.ts';
import { type ChosenBy, choicesOf, chosenBy, type QueueSearch, queueSearch, toggled, valuesOf } from './filters.ts';
import type { QueueRow } from './rows.ts';
import { words } from './words.ts';

const SEVERITIES = ['4', '3', '2', '1'];

type Props = { view: string; search: QueueSearch; rows: QueueRow[] };

const useNames = (): Record<ChosenBy, (value: string) => string> => {
  const say = useWords(words);
  const titles: Partial<Record<string, string>> = useWords(taskTitles);
  const channel = useChannelName();
  return {
    severity: (level) => level,
    channel,
    feeling: (feeling) => say.feelings[feeling] ?? feeling,
    kind: (kind) => titles[kind] ?? kind,
  };
};

const Chip = ({ text, isOn, onPress }: { text: string; isOn: boolean; onPress: () => void }) => (
  <button type="button" className="chip" aria-pressed={isOn} onClick={onPress}>
    {text}
  </button>
);

/** What a queue is narrowed by, in the open; each choice is part of the address. */
export const FilterBar = ({ view, search, rows }: Props) => {
  const say = useWords(words);
  const names = useNames();
  const navigate = useNavigate();
  const choose = (next: QueueSearch) =>
    void navigate({ to: '/q/$view', params: { view }, search: next, replace: true });
  const some = chosenBy
    .map((by) => ({ by, values: by === 'severity' ? SEVERITIES : choicesOf(rows, by, search) }))
    // One value to choose from narrows nothing.
    .filter(({ by, values }) => values.length > 1 || search[by]);
  return (
    <section className="queue-filters" aria-label={say.filters}>
      <input
        type="search"
        className="line-input"
        aria-label={say.words}
        placeholder={say.words}
        value={search.q ?? ''}
        maxLength={200}
        onChange={({ target }) => choose(queueSearch({ ...search, q: target.value }))}
      />
      <Chip
        text={say.first}
        isOn={search.first !== undefined}
        onPress={() => choose(queueSearch({ ...search, first: search.first ? undefined : 'yes' }))}
      />
      {some.map(({ by, values }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot lie in a line with others
        <div key={by} className="filter-group" role="group" aria-label={say.filterBy[by]}>
          <span aria-hidden="true">{say.filterBy[by]}</span>
          {values.map((value) => (
            <Chip
              key={value}
              text={names[by](value)}
              isOn={valuesOf(search[by]).includes(value)}
              onPress={() => choose(toggled(search, by, value))}
            />
          ))}
        </div>
      ))}
    </section>
  );
};
