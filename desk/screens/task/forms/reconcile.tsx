import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { DeskCase } from '../../../api/types.ts';
import { AskedForm } from '../../../parts/form/asked-form.tsx';
import type { Field } from '../../../parts/form/fields.ts';
import { optionsOf } from '../../../parts/form/options.ts';
import { words as formWords } from '../../../parts/form/words.ts';
import { useNames } from '../../../parts/names.ts';
import { useWords } from '../../../words/use-words.ts';
import type { TaskFormProps } from '../form-props.ts';
import { OpinionInWords } from '../opinion.tsx';
import { taskWords } from '../task-words.ts';
import { WhileSilent } from '../while-silent.tsx';
import { languageOf } from './customer-language.ts';
import { judgmentsToBody, judgmentValues, remedyFields } from './judgments.ts';
import { reconcileWords } from './reconcile-words.ts';
import { TaskForm } from './task-form.tsx';

type Opinion = DeskCase['opinions'][number];

/** Another expert is asked; the decision stays open. */
const ThirdOpinion = ({ file }: { file: DeskCase }) => {
  const say = useWords(reconcileWords);
  const { domains } = useWords(taskWords);
  const [state, setState] = useState<'closed' | 'open' | 'asked'>('closed');
  const said = file.actions?.find(({ action }) => action === 'third-opinion');
  if (state === 'asked') return <Alert type="success">{say.asked}</Alert>;
  if (state === 'closed')
    return (
      <SpaceBetween size="xxs">
        <Button disabled={said?.allowed === false} onClick={() => setState('open')}>
          {say.third}
        </Button>
        <p className="muted">{said?.allowed === false ? said.why : say.thirdHint}</p>
      </SpaceBetween>
    );
  return (
    <AskedForm
      id={`${file.caseId}.third-opinion`}
      path={`/desk/cases/${file.caseId}/third-opinion`}
      fields={[
        {
          kind: 'select',
          name: 'domain',
          label: say.field,
          options: optionsOf(domains),
        },
        { kind: 'text', name: 'question', label: say.question },
      ]}
      language={languageOf(file)}
      submit={say.third}
      onDone={() => setState('asked')}
      onCancel={() => setState('closed')}
    />
  );
};

/** What each expert says, whole: to the customer and to the house apart. */
const Sides = ({ opinions }: { opinions: Opinion[] }) => {
  const say = useWords(reconcileWords);
  const { domains } = useWords(taskWords);
  return (
    <div>
      <strong>{say.opinions}</strong>
      <ul>
        {opinions.map((opinion) => (
          <li key={opinion.taskId}>
            <strong>{domains[opinion.domain] ?? opinion.domain}.</strong>{' '}
            <OpinionInWords opinion={{ ...opinion, explanation: undefined }} />
            {opinion.explanation && (
              <p className="letter">
                {say.forCustomer}: {opinion.explanation}
              </p>
            )}
            {opinion.internal && (
              <p className="letter">
                {say.forHouse}: {opinion.internal}
              </p>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
};

/** Somebody decides between opinions that differ: one of them is followed, or another is said; a third can be asked for. */
export const ReconcileForm = ({ file, task, onDone }: TaskFormProps) => {
  const say = useWords(reconcileWords);
  const general = useWords(taskWords);
  const { yes } = useWords(formWords);
  const nameOf = useNames();
  const about = file.disagreements?.find(({ taskId }) => taskId === task.id)?.about ?? [];
  const opinions = file.opinions.filter(({ taskId }) => Number(taskId.split('.')[2]) === task.cycle);
  const answers = [
    { value: 'yes', label: yes },
    { value: 'no', label: say.no },
    { value: 'unknown', label: say.unknown },
  ];
  const fields: Field[] = [
    { kind: 'choice', name: 'valid', label: say.valid, options: answers },
    { kind: 'choice', name: 'liable', label: say.liable, options: answers },
    ...remedyFields(task, say),
    { kind: 'text', name: 'reason', label: say.reason },
    {
      kind: 'text',
      name: 'explanation',
      label: say.explanation,
      hint: say.explanationHint,
      forCustomer: true,
      isOptional: true,
      rows: 6,
    },
  ];
  return (
    <SpaceBetween size="m">
      <div>
        <strong>{say.title}</strong>
        <p>{about.map((difference) => say.about[difference] ?? difference).join('; ')}</p>
        <p className="muted">
          {general.silence}: <WhileSilent task={task} />
        </p>
      </div>
      <Sides opinions={opinions} />
      <ThirdOpinion file={file} />
      <TaskForm file={file} task={task} onDone={onDone} fields={fields} submit={say.save} toBody={judgmentsToBody}>
        {(_, set) => (
          <SpaceBetween direction="horizontal" size="xs">
            {opinions
              .filter(({ answered, cannotTell }) => answered && !cannotTell)
              .map((opinion) => (
                <Button
                  key={opinion.taskId}
                  onClick={() => {
                    for (const [name, value] of Object.entries(judgmentValues(task, opinion))) set(name, value);
                  }}
                >
                  {say.follow(nameOf(opinion.expert))}
                </Button>
              ))}
          </SpaceBetween>
        )}
      </TaskForm>
    </SpaceBetween>
  );
};
