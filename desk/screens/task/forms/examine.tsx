import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { DeskCase } from '../../../api/types.ts';
import { ownFiles } from '../../../parts/files/own-files.ts';
import { bodyOf, type Field } from '../../../parts/form/fields.ts';
import { optionsOf } from '../../../parts/form/options.ts';
import type { Body } from '../../../parts/form/use-act.ts';
import type { Values } from '../../../parts/form/values.ts';
import { useWords } from '../../../words/use-words.ts';
import type { TaskFormProps } from '../form-props.ts';
import { Room } from '../room.tsx';
import { taskWords } from '../task-words.ts';
import { languageOf } from './customer-language.ts';
import { examineWords } from './examine-words.ts';
import { PointFields } from './point-fields.tsx';
import { wholeList } from './point-values.ts';
import { Preview } from './preview.tsx';
import { QuestionFields, questionsIn } from './question-fields.tsx';
import { TaskForm } from './task-form.tsx';

const useFields = ({ motive }: DeskCase): Field[] => {
  const say = useWords(examineWords);
  const { causes } = useWords(taskWords);
  const asks = new Set(motive?.steps.map(({ step }) => step));
  return [
    { kind: 'choice', name: 'cause', label: say.cause, options: optionsOf(causes) },
    { kind: 'text', name: 'facts', label: say.facts, hint: say.factsHint, rows: 5 },
    ...(asks.has('call-first')
      ? ([
          {
            kind: 'choice',
            name: 'firstCall',
            label: say.firstCall,
            options: optionsOf(say.firstCalls),
            isOptional: true,
          },
        ] satisfies Field[])
      : []),
    ...(asks.has('ask-third-party')
      ? ([
          {
            kind: 'choice',
            name: 'thirdParty',
            label: say.thirdParty,
            options: optionsOf(say.thirdParties),
            isOptional: true,
          },
        ] satisfies Field[])
      : []),
    {
      kind: 'text',
      name: 'customerWish',
      label: say.customerWish,
      hint: say.customerWishHint,
      rows: 2,
      isOptional: true,
    },
    { kind: 'text', name: 'explanation', label: say.explanation, forCustomer: true, isOptional: true },
    {
      kind: 'text',
      name: 'prevention',
      label: say.prevention,
      hint: say.preventionHint,
      forCustomer: true,
      rows: 3,
      isOptional: true,
    },
    {
      kind: 'text',
      name: 'advice',
      label: say.advice,
      hint: say.adviceHint,
      forCustomer: true,
      rows: 3,
      isOptional: true,
      when: ({ cause }) => cause === 'customer-use',
    },
  ];
};

const bodyWith =
  ({ points }: DeskCase) =>
  (body: Body, values: Values): Body => {
    const list = wholeList(points, values);
    return { ...body, questions: questionsIn(values), ...(list.length > 0 && { points: list }) };
  };

const Motive = ({ motive }: Pick<DeskCase, 'motive'>) => {
  const say = useWords(examineWords);
  if (!motive) return null;
  return (
    <Alert type="info" header={`${say.motive}: ${motive.title}`}>
      {motive.advice}
      {motive.steps.length > 0 && (
        <ul>
          {motive.steps.map(({ step, text, done }) => (
            <li key={step}>
              {done ? '✓ ' : ''}
              {text}
            </li>
          ))}
        </ul>
      )}
    </Alert>
  );
};

/** What the owner found: the cause, facts for the house, words for the customer, the points, and what experts are asked. */
export const ExamineForm = ({ file, task, onDone }: TaskFormProps) => {
  const say = useWords(examineWords);
  const language = languageOf(file);
  const fields = useFields(file);
  return (
    <SpaceBetween size="m">
      <Motive motive={file.motive} />
      <TaskForm
        file={file}
        task={task}
        onDone={onDone}
        fields={fields}
        submit={say.save}
        initial={file.desiredRemedy ? { customerWish: file.desiredRemedy } : {}}
        toBody={bodyWith(file)}
      >
        {(values, set) => (
          <SpaceBetween size="l">
            <PointFields points={file.points} values={values} set={set} language={language} isFolded />
            <QuestionFields files={ownFiles(file)} values={values} set={set} />
            <Preview taskId={task.id} body={bodyWith(file)(bodyOf(fields, values), values)} />
            <Room taskId={task.id} />
          </SpaceBetween>
        )}
      </TaskForm>
    </SpaceBetween>
  );
};
