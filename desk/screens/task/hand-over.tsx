import { useQuery } from '@tanstack/react-query';
import { team } from '../../api/queries.ts';
import type { CaseTask, DeskCase } from '../../api/types.ts';
import { AskedForm } from '../../parts/form/asked-form.tsx';
import { useWords } from '../../words/use-words.ts';
import { languageOf } from './forms/customer-language.ts';
import { taskWords } from './task-words.ts';

type Props = { file: DeskCase; task: CaseTask; onDone: () => void; onCancel?: () => void };

/** To whom a task goes, and why; whom it does not fit, the server says. */
export const HandOverForm = ({ file, task, ...rest }: Props) => {
  const say = useWords(taskWords);
  const { data } = useQuery(team);
  const options = (data?.people ?? [])
    .filter(({ id }) => id !== task.assignee)
    .map(({ id, name, away }) => ({ value: id, label: away ? `${name} (${say.away})` : name }));
  const said = task.actions?.find(({ action }) => action === 'hand-over');
  if (said?.allowed === false) return <p>{said.why}</p>;
  return (
    <AskedForm
      id={`${task.id}.hand-over`}
      path={`/desk/tasks/${task.id}/hand-over`}
      version={file.version}
      fields={[
        { kind: 'select', name: 'to', label: say.handOverTo, options },
        { kind: 'text', name: 'reason', label: say.reason, hint: say.handOverHint, rows: 2 },
      ]}
      language={languageOf(file)}
      submit={say.handOver}
      {...rest}
    />
  );
};
