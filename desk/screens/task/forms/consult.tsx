import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { DeskCase } from '../../../api/types.ts';
import { AskedForm } from '../../../parts/form/asked-form.tsx';
import type { Field } from '../../../parts/form/fields.ts';
import type { Values } from '../../../parts/form/values.ts';
import { words as formWords } from '../../../parts/form/words.ts';
import { useWords } from '../../../words/use-words.ts';
import type { TaskFormProps } from '../form-props.ts';
import { taskWords } from '../task-words.ts';
import { WhileSilent } from '../while-silent.tsx';
import { consultWords } from './consult-words.ts';
import { languageOf } from './customer-language.ts';
import { judgmentsToBody, remedyFields } from './judgments.ts';
import { TaskForm } from './task-form.tsx';

const AskBack = ({ file, taskId }: { file: DeskCase; taskId: string }) => {
  const say = useWords(consultWords);
  const [state, setState] = useState<'closed' | 'open' | 'asked'>('closed');
  if (state === 'asked') return <Alert type="success">{say.asked}</Alert>;
  if (state === 'closed') return <Button onClick={() => setState('open')}>{say.ask}</Button>;
  return (
    <AskedForm
      id={`${taskId}.ask`}
      path={`/desk/cases/${file.caseId}/notes`}
      fields={[{ kind: 'text', name: 'text', label: say.askLabel, hint: say.askHint }]}
      language={languageOf(file)}
      submit={say.ask}
      onDone={() => setState('asked')}
      onCancel={() => setState('closed')}
    />
  );
};

const isAble = ({ cannot }: Values): boolean => cannot !== 'yes';
const isUnable = (values: Values): boolean => !isAble(values);

/** An expert's answer: is it right, do we answer for it, what would help, and why, in words the customer reads. */
export const ConsultForm = ({ file, task, onDone }: TaskFormProps) => {
  const say = useWords(consultWords);
  const general = useWords(taskWords);
  const { yes } = useWords(formWords);
  const answers = [
    { value: 'yes', label: yes },
    { value: 'no', label: say.validNo },
    { value: 'unknown', label: say.unknown, hint: say.unknownHint },
  ];
  const fields: Field[] = [
    { kind: 'check', name: 'cannot', label: say.cannot },
    { kind: 'text', name: 'cannotTell', label: say.needed, rows: 3, isOptional: true, when: isUnable },
    { kind: 'choice', name: 'valid', label: say.valid, options: answers, when: isAble },
    { kind: 'choice', name: 'liable', label: say.liable, options: answers, when: isAble },
    ...remedyFields(task, say, isAble),
    {
      kind: 'text',
      name: 'explanation',
      label: say.explanation,
      hint: say.explanationHint,
      forCustomer: true,
      rows: 6,
      when: isAble,
    },
    { kind: 'text', name: 'internal', label: say.internal, hint: say.internalHint, isOptional: true, rows: 3 },
  ];
  return (
    <SpaceBetween size="m">
      <div>
        <strong>{say.question}</strong>
        <p className="letter paper">{task.question}</p>
        <p className="muted">
          {general.silence}: <WhileSilent task={task} />
        </p>
      </div>
      <TaskForm file={file} task={task} onDone={onDone} fields={fields} submit={say.save} toBody={judgmentsToBody}>
        {({ explanation = '' }) =>
          explanation.trim() !== '' && (
            <div>
              <strong>{say.preview}</strong>
              <p className="letter paper">{explanation}</p>
            </div>
          )
        }
      </TaskForm>
      <AskBack file={file} taskId={task.id} />
    </SpaceBetween>
  );
};
