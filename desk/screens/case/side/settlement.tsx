import type { DeskCase } from '../../../api/types.ts';
import { Due } from '../../../parts/due.tsx';
import { useMoney } from '../../../parts/money.ts';
import { useNames } from '../../../parts/names.ts';
import { useWords } from '../../../words/use-words.ts';
import { ListPanel } from './panel.tsx';
import { sideWords } from './words.ts';

/** What was promised, by whom it is kept, until when. */
export const Promises = ({ file }: { file: DeskCase }) => {
  const say = useWords(sideWords);
  const nameOf = useNames();
  const { commitments = [] } = file.agreement ?? {};
  if (commitments.length === 0) return null;
  return (
    <ListPanel title={say.promises}>
      {commitments.map(({ index, what, owner, dueAt, kept, execution }) => (
        <li key={index}>
          {what} ({nameOf(owner)}). {kept === undefined && execution && `${say.executions[execution.state]}. `}
          {kept === undefined ? <Due at={dueAt} /> : <strong>{kept ? say.kept : say.broken}</strong>}
        </li>
      ))}
    </ListPanel>
  );
};

/** What was offered, round by round. */
export const Offers = ({ file }: { file: DeskCase }) => {
  const say = useWords(sideWords);
  const money = useMoney();
  if (file.offers.length === 0) return null;
  return (
    <ListPanel
      title={say.offers}
      below={
        file.outcome && (
          <p>
            {say.outcome}: {say.results[file.outcome.result] ?? file.outcome.result}
          </p>
        )
      }
    >
      {file.offers.map(({ cycle, round, status, options, message }) => (
        <li key={`${cycle}-${round}`}>
          <strong>{say.round(round)}</strong>: {say.offerStates[status] ?? status}
          <ul>
            {options.map(({ option, title, cost }) => (
              <li key={option}>
                {title} ({money(cost)})
              </li>
            ))}
          </ul>
          {message && <span>«{message}»</span>}
        </li>
      ))}
    </ListPanel>
  );
};
