import Button from '@cloudscape-design/components/button';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { team } from '../../../api/queries.ts';
import { useDraft } from '../../../parts/form/draft.ts';
import { LightDialog } from '../../../parts/light-dialog.tsx';
import { useWords } from '../../../words/use-words.ts';
import type { QueueRow } from '../rows.ts';
import { type Result, useHandOvers } from './use-hand-overs.ts';
import { words } from './words.ts';

const TYPES: Record<Result['state'], StatusIndicatorProps.Type> = {
  waiting: 'pending',
  going: 'in-progress',
  done: 'success',
  refused: 'error',
  unknown: 'warning',
  untried: 'stopped',
};

const Results = ({ rows, results }: { rows: QueueRow[]; results: Record<string, Result> }) => {
  const say = useWords(words);
  return (
    <ul className="results">
      {rows.map(({ id, reference, customer }) => {
        const { state, why } = results[id] ?? { state: 'waiting' };
        return (
          <li key={id}>
            {[reference, customer].filter(Boolean).join(' · ')}{' '}
            <StatusIndicator type={TYPES[state]}>
              {[say.results[state], why].filter(Boolean).join(': ')}
            </StatusIndicator>
          </li>
        );
      })}
    </ul>
  );
};

type FormProps = { rows: QueueRow[]; isRunning: boolean; onSend: (body: { to: string; reason: string }) => void };

const Form = ({ rows, isRunning, onSend }: FormProps) => {
  const say = useWords(words);
  const id = useId();
  const { data } = useQuery(team);
  const { values, set, clear } = useDraft('hand-over-rows', { to: '', reason: '' });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const { to = '', reason = '' } = values;
    if (isRunning || !to || !reason.trim()) return;
    clear();
    onSend({ to, reason: reason.trim() });
  };
  return (
    <form className="stack" onSubmit={send}>
      <p>{say.about}</p>
      <label htmlFor={`${id}-to`}>{say.to}</label>
      <select
        id={`${id}-to`}
        className="line-input"
        required
        value={values['to']}
        onChange={({ target }) => set('to', target.value)}
      >
        <option value="">{say.choose}</option>
        {data?.people.map(({ id: person, name, away }) => (
          <option key={person} value={person}>
            {away ? `${name} (${say.away})` : name}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-reason`}>{say.reason}</label>
      <textarea
        id={`${id}-reason`}
        className="line-input"
        rows={3}
        required
        maxLength={1000}
        value={values['reason']}
        onChange={({ target }) => set('reason', target.value)}
      />
      <Button variant="primary" formAction="submit" loading={isRunning}>
        {say.handOver(rows.length)}
      </Button>
    </form>
  );
};

/** To whom the selected tasks go, and why; then what came of each. */
export const HandOverDialog = ({ rows: selected, onClose }: { rows: QueueRow[]; onClose: () => void }) => {
  const say = useWords(words);
  // As they were when it began: what is handed over leaves the list.
  const [rows] = useState(selected);
  const { results, isRunning, run } = useHandOvers();
  const states = Object.values(results);
  const hasBegun = states.length > 0;
  const done = states.filter(({ state }) => state === 'done').length;
  return (
    <LightDialog title={say.title} onClose={() => !isRunning && onClose()} closeLabel={say.close}>
      {!hasBegun && (
        <Form
          rows={rows}
          isRunning={isRunning}
          onSend={(body) =>
            void run(
              rows.map(({ id }) => id),
              body,
            )
          }
        />
      )}
      {hasBegun && <Results rows={rows} results={results} />}
      <p aria-live="polite">{hasBegun && !isRunning && say.done(done, rows.length)}</p>
    </LightDialog>
  );
};
