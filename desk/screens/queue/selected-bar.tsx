import Button from '@cloudscape-design/components/button';
import { useWords } from '../../words/use-words.ts';
import { MOST_SELECTED } from './use-selection.ts';
import { words } from './words.ts';

type Props = { count: number; onHandOver: () => void; onClear: () => void };

/** What can be done with the rows that are selected. */
export const SelectedBar = ({ count, onHandOver, onClear }: Props) => {
  const say = useWords(words);
  return (
    <div className={count > 0 ? 'selected-bar' : ''} aria-live="polite">
      {count > 0 && (
        <>
          <strong>{say.selected(count)}</strong>
          {count === MOST_SELECTED && <span>{say.atMost(MOST_SELECTED)}</span>}
          <Button variant="primary" onClick={onHandOver}>
            {say.keys.handOver}
          </Button>
          <Button onClick={onClear}>{say.unselect}</Button>
        </>
      )}
    </div>
  );
};
