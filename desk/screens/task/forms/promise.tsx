import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { AskedForm } from '../../../parts/form/asked-form.tsx';
import { moment } from '../../../words/time.ts';
import { useLanguage, useWords } from '../../../words/use-words.ts';
import type { TaskFormProps } from '../form-props.ts';
import { languageOf } from './customer-language.ts';
import { executionOfTask } from './execution-of-task.ts';
import { promiseWords } from './promise-words.ts';
import { SimpleForm } from './simple.tsx';

/**
 * A promise: kept with a proof by whoever has it, or by a system that says so itself. While that one is at it there is nothing to
 * decide; where it failed, it is asked again, or somebody does it by hand.
 */
export const PromiseForm = (props: TaskFormProps) => {
  const say = useWords(promiseWords);
  const language = useLanguage();
  const { file, task, onDone } = props;
  const execution = executionOfTask(file, task);
  if (!execution) return <SimpleForm {...props} />;
  const { state, integration, because, reason, confirmBy } = execution;
  if (state !== 'failed')
    return (
      <Alert type="info">
        {say.states[state]} ({integration}). {state !== 'confirmed' && say.until(moment(confirmBy, language))}
      </Alert>
    );
  return (
    <SpaceBetween size="m">
      <Alert type="warning">
        {say.failures[because ?? 'not-reached']} ({[integration, reason].filter(Boolean).join(': ')}).
      </Alert>
      <AskedForm
        id={`${task.id}.send-again`}
        path={`/desk/tasks/${task.id}/send-again`}
        version={file.version}
        fields={[{ kind: 'text', name: 'reason', label: say.why, hint: say.whyHint, rows: 2 }]}
        language={languageOf(file)}
        submit={say.sendAgain}
        onDone={onDone}
      />
      <p>{say.byHand}</p>
      <SimpleForm {...props} />
    </SpaceBetween>
  );
};
