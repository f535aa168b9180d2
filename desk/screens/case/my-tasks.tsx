import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { basePath } from '../../api/config.ts';
import type { CaseTask, DeskCase } from '../../api/types.ts';
import { Due } from '../../parts/due.tsx';
import { draftOf } from '../../parts/form/draft.ts';
import { More } from '../../parts/more.tsx';
import { useNames } from '../../parts/names.ts';
import { person } from '../../session/session.ts';
import { useWords } from '../../words/use-words.ts';
import { DecidedTask } from '../task/decided-task.tsx';
import { FormOfTask } from '../task/form-of-task.tsx';
import { HandOverForm } from '../task/hand-over.tsx';
import { taskWords } from '../task/task-words.ts';
import { words } from './words.ts';

/** Where the first of the reader's own tasks stands. */
export const MY_TASK = 'my-task';

const MyTask = ({ file, task, onDone }: { file: DeskCase; task: CaseTask; onDone: () => void }) => {
  const say = useWords(words);
  const { titles } = useWords(taskWords);
  return (
    <Container
      header={
        <Header variant="h2" description={<Due at={task.dueAt} from={task.openedAt} />}>
          {say.mine}: {titles[task.kind] ?? task.kind}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <FormOfTask file={file} task={task} onDone={onDone} />
        <div className="hand-over">
          <More title={say.take} isLazy>
            <HandOverForm file={file} task={task} onDone={onDone} />
          </More>
        </div>
      </SpaceBetween>
    </Container>
  );
};

const OtherTasks = ({ tasks }: { tasks: CaseTask[] }) => {
  const say = useWords(words);
  const { titles } = useWords(taskWords);
  const nameOf = useNames();
  if (tasks.length === 0) return null;
  return (
    <section aria-label={say.otherTasks}>
      <h2 className="part-heading">{say.otherTasks}</h2>
      <ul className="plain">
        {tasks.map((task) => (
          <li key={task.id}>
            <a href={`${basePath}/t/${task.id}`}>{titles[task.kind] ?? task.kind}</a>:{' '}
            {task.assignee === 'customer' ? say.customer : task.assignee ? nameOf(task.assignee) : say.nobody}.{' '}
            <Due at={task.dueAt} from={task.openedAt} />
          </li>
        ))}
      </ul>
    </section>
  );
};

/** What the reader has to do here, first and as forms; what was typed for a task that somebody else decided stays; what others do. */
export const MyTasks = ({ file }: { file: DeskCase }) => {
  const say = useWords(words);
  const me = person()?.id;
  const [isDone, setDone] = useState(false);
  const [discarded, setDiscarded] = useState<string[]>([]);
  const open = file.tasks.filter(({ status }) => status === 'open');
  // An urgent call comes before everything else.
  const mine = open
    .filter(({ assignee }) => assignee === me)
    .toSorted((a, b) => Number(b.kind === 'call') - Number(a.kind === 'call') || a.dueAt.localeCompare(b.dueAt));
  const left = file.tasks.filter(({ id, status }) => status !== 'open' && draftOf(id) && !discarded.includes(id));
  return (
    <SpaceBetween size="m">
      <div aria-live="polite">{isDone && <Alert type="success">{say.done}</Alert>}</div>
      {left.map((task) => (
        <DecidedTask key={task.id} task={task} onDiscard={() => setDiscarded((all) => [...all, task.id])} />
      ))}
      {mine.map((task, at) => (
        <div key={task.id} {...(at === 0 && { id: MY_TASK })}>
          <MyTask file={file} task={task} onDone={() => setDone(true)} />
        </div>
      ))}
      <OtherTasks tasks={open.filter(({ assignee }) => assignee !== me)} />
    </SpaceBetween>
  );
};
