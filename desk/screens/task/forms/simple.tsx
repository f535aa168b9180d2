import Alert from '@cloudscape-design/components/alert';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { lazy } from 'react';
import { team } from '../../../api/queries.ts';
import type { Body } from '../../../parts/form/use-act.ts';
import type { Values } from '../../../parts/form/values.ts';
import { SpeakFirst } from '../../../parts/speak-first.tsx';
import { useWords } from '../../../words/use-words.ts';
import type { TaskFormProps } from '../form-props.ts';
import { simpleFields } from './simple-fields.ts';
import { simpleWords } from './simple-words.ts';
import { TaskForm } from './task-form.tsx';

/** Of an escalation it is chosen who goes on; the request says it in two fields. */
const whoGoesOn = ({ where, ...body }: Body, values: Values): Body =>
  values['where'] === 'takeOver' ? { ...body, takeOver: true } : body;

const Dial = ({ file, task }: Pick<TaskFormProps, 'file' | 'task'>) => {
  const say = useWords(simpleWords);
  const { phone } = file.complainant ?? {};
  if (task.inWriting) return <Alert type="info">{say.inWriting[task.inWriting]}</Alert>;
  if (!phone) return <Alert type="warning">{say.noPhone}</Alert>;
  return (
    <SpaceBetween size="xs">
      {file.callCaution && <Alert type="warning">{say.caution}</Alert>}
      <Link href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`} fontSize="heading-m" variant="primary">
        {say.call} {phone}
      </Link>
    </SpaceBetween>
  );
};

const Before = lazy(() => import('../../case/side/before.tsx').then((part) => ({ default: part.Before })));

/** A task that is decided by a few answers. */
export const SimpleForm = ({ file, task, onDone }: TaskFormProps) => {
  const say = useWords(simpleWords);
  const { data } = useQuery(team);
  const fields = simpleFields[task.kind]?.({ say, file, task, people: data?.people ?? [] });
  if (!fields) return null;
  return (
    <SpaceBetween size="m">
      {(task.kind === 'call' || task.kind === 'contact') && <Dial file={file} task={task} />}
      {task.kind === 'account-review' && <Before file={file} />}
      {task.kind === 'update' && <SpeakFirst file={file} />}
      {task.promise && (
        <p>
          <strong>{say.promise}:</strong> {task.promise}
        </p>
      )}
      {task.question && <p className="letter paper">{task.question}</p>}
      <TaskForm
        file={file}
        task={task}
        onDone={onDone}
        fields={fields}
        submit={say.save}
        {...(task.kind === 'escalation' && { toBody: whoGoesOn })}
      />
    </SpaceBetween>
  );
};
