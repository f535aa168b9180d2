import { useQuery } from '@tanstack/react-query';
import { candidatesOf } from '../../api/queries.ts';
import type { CaseTask, DeskCase } from '../../api/types.ts';
import { AskedForm } from '../../parts/form/asked-form.tsx';
import { useWords } from '../../words/use-words.ts';
import { languageOf } from './forms/customer-language.ts';
import { taskWords } from './task-words.ts';

type Props = { file: DeskCase; task: CaseTask; onDone: () => void; onCancel?: () => void };

/** To whom a task goes, and why; whom it does not fit, and why, the server says. */
export const HandOverForm = ({ file, task, ...rest }: Props) => {
  const say = useWords(taskWords);
  const said = task.actions?.find(({ action }) => action === 'hand-over');
  const { data } = useQuery({ ...candidatesOf(task.id), enabled: said?.allowed !== false });
  const options = (data?.people ?? []).map(({ id, name, allowed, why }) => ({
    value: id,
    label: why ? `${name}: ${why}` : name,
    isForbidden: !allowed,
  }));
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
