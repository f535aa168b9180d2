import Alert from '@cloudscape-design/components/alert';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { CaseTask } from '../../../api/types.ts';
import type { Field } from '../../../parts/form/fields.ts';
import { TextForCustomer } from '../../../parts/form/text-for-customer.tsx';
import type { Body } from '../../../parts/form/use-act.ts';
import { listed, type Values } from '../../../parts/form/values.ts';
import { useMoney } from '../../../parts/money.ts';
import { SpeakFirst } from '../../../parts/speak-first.tsx';
import { useWords } from '../../../words/use-words.ts';
import type { TaskFormProps } from '../form-props.ts';
import { Room } from '../room.tsx';
import { CommitmentAsked, CommitmentFields } from './commitment-fields.tsx';
import { commitmentsIn, valuesOf } from './commitment-values.ts';
import { languageOf } from './customer-language.ts';
import { LetterPreview } from './letter-preview.tsx';
import { newOptions, offeredIn } from './offered-values.ts';
import { OptionList } from './option-list.tsx';
import { releaseWords } from './release-words.ts';
import { TaskForm } from './task-form.tsx';

/** What a change holds: what is offered where that is changed, what it commits us to, and the words where they are others. */
const bodyWith =
  (task: CaseTask) =>
  (body: Body, values: Values): Body => {
    if (values['decision'] !== 'change') return body;
    const words = values['words'];
    const commitments = task.mayCommit && commitmentsIn(values, task.mayCommit);
    return {
      ...body,
      ...offeredIn(task, values),
      ...(words !== undefined && words !== task.text && { text: words }),
      ...(values['prevention'] && { prevention: values['prevention'] }),
      ...(values['advice'] && { advice: values['advice'] }),
      ...(commitments && { commitments }),
    };
  };

type ChangeProps = {
  task: CaseTask;
  values: Values;
  set: (name: string, value: string) => void;
  language: 'es' | 'en';
};

const Change = ({ task, values, set, language }: ChangeProps) => {
  const say = useWords(releaseWords);
  const money = useMoney();
  const toggle = (name: string, id: string, isIn: boolean) => {
    const before = listed(values[name]);
    set(name, (isIn ? [...before, id] : before.filter((one) => one !== id)).join(','));
  };
  const options = newOptions(task);
  const mayAdd = task.mayAdd ?? [];
  return (
    <SpaceBetween size="m">
      {options.length > 0 && (
        <FormField label={say.keep}>
          {options.map(({ optionId, title }) => (
            <Checkbox
              key={optionId}
              checked={!listed(values['dropped']).includes(optionId)}
              onChange={({ detail }) => toggle('dropped', optionId, !detail.checked)}
            >
              {title}
            </Checkbox>
          ))}
        </FormField>
      )}
      {mayAdd.length > 0 && (
        <FormField label={task.subject === 'final-answer' ? say.addFinal : say.add}>
          {mayAdd.map(({ concession, title, cost }) => (
            <Checkbox
              key={concession}
              checked={listed(values['added']).includes(concession)}
              onChange={({ detail }) => toggle('added', concession, detail.checked)}
            >
              {title} ({money(cost)})
            </Checkbox>
          ))}
        </FormField>
      )}
      {(task.onlyOfPolicy ?? []).map(({ which, text }) => (
        <FormField key={which} label={say.given[which]} description={`${say.givenHint} ${text}`} stretch>
          <TextForCustomer
            value={values[which] ?? ''}
            rows={3}
            language={language}
            onChange={(value) => set(which, value)}
          />
        </FormField>
      ))}
      {task.mayCommit && (
        <CommitmentFields
          may={task.mayCommit}
          goesOutAs={task.subject === 'final-answer' && listed(values['added']).length === 0 ? 'final-answer' : 'offer'}
          values={values}
          set={set}
          language={language}
        />
      )}
      <FormField label={say.words} description={say.wordsHint} stretch>
        <TextForCustomer
          value={values['words'] ?? task.text ?? ''}
          rows={14}
          language={language}
          onChange={(value) => set('words', value)}
        />
      </FormField>
      <LetterPreview taskId={task.id} body={bodyWith(task)({}, values)} />
    </SpaceBetween>
  );
};

const Letter = ({ task }: { task: CaseTask }) => {
  const say = useWords(releaseWords);
  return (
    <SpaceBetween size="m">
      {task.subject === 'final-answer' && <Alert type="info">{say.final}</Alert>}
      {(task.onlyOfPolicy ?? []).map(({ which, text }) => (
        <Alert key={which} type="warning" header={say.asks[which]}>
          {text}
        </Alert>
      ))}
      {task.mayCommit && <CommitmentAsked may={task.mayCommit} />}
      {task.question && (
        <div>
          <strong>{say.approval}</strong>
          <p className="letter paper">{task.question}</p>
        </div>
      )}
      {task.customerSaid && (
        <div>
          <strong>{say.said}</strong>
          <p className="letter paper">{task.customerSaid}</p>
        </div>
      )}
      {(task.options?.length ?? 0) > 0 && (
        <div>
          <strong>{say.options}</strong>
          <OptionList options={task.options ?? []} costs={say.costs} />
        </div>
      )}
      <section aria-label={say.letter}>
        <strong>{say.letter}</strong>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text scrolls, also by the keyboard. */}
        <p className="letter paper" tabIndex={0}>
          {task.text}
        </p>
      </section>
      {task.shortText && (
        <div>
          <strong>{say.short}</strong>
          <p className="letter paper">{task.shortText}</p>
        </div>
      )}
    </SpaceBetween>
  );
};

/** The very text the customer gets, and what whoever reads it does with it: sends it, changes it, or holds it. */
export const ReleaseForm = ({ file, task, onDone }: TaskFormProps) => {
  const say = useWords(releaseWords);
  const language = languageOf(file);
  const fields: Field[] = [
    {
      kind: 'choice',
      name: 'decision',
      label: say.decision,
      options: [
        { value: 'release', label: say.release },
        { value: 'change', label: say.change },
        { value: 'hold', label: say.hold },
      ],
    },
    { kind: 'text', name: 'reason', label: say.reason, when: ({ decision }) => decision === 'hold' },
  ];
  return (
    <SpaceBetween size="l">
      <SpeakFirst file={file} />
      <Letter task={task} />
      <Room taskId={task.id} />
      <TaskForm
        file={file}
        task={task}
        onDone={onDone}
        fields={fields}
        submit={say.send}
        toBody={bodyWith(task)}
        initial={valuesOf(task.mayCommit?.standing ?? [])}
      >
        {(values, set) =>
          values['decision'] === 'change' && <Change task={task} values={values} set={set} language={language} />
        }
      </TaskForm>
    </SpaceBetween>
  );
};
