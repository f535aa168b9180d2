import type { ComponentProps } from 'react';
import { AskedForm } from '../../../parts/form/asked-form.tsx';
import type { TaskFormProps } from '../form-props.ts';
import { completePath, languageOf } from './customer-language.ts';

type Asked = Pick<ComponentProps<typeof AskedForm>, 'fields' | 'submit' | 'initial' | 'toBody' | 'children'>;

/** What a task asks; the answer completes it, as long as nothing came into its case since it was read. */
export const TaskForm = ({ file, task, onDone, ...asked }: TaskFormProps & Asked) => (
  <AskedForm
    {...asked}
    id={task.id}
    path={completePath(task.id)}
    version={file.version}
    language={languageOf(file)}
    onDone={onDone}
  />
);
