import './task.css';
import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { basePath, deskUrl } from '../../api/config.ts';
import { caseOf } from '../../api/queries.ts';
import type { CaseTask, DeskCase } from '../../api/types.ts';
import { Due } from '../../parts/due.tsx';
import { DraftsOf } from '../../parts/form/drafts-of.tsx';
import { More } from '../../parts/more.tsx';
import { useNames } from '../../parts/names.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useWords } from '../../words/use-words.ts';
import { AboutCase } from './about-case.tsx';
import { DecidedTask } from './decided-task.tsx';
import { FormOfTask } from './form-of-task.tsx';
import { HandOverForm } from './hand-over.tsx';
import { taskWords } from './task-words.ts';

/** The task that the address names. */
const taskId = (): string =>
  decodeURIComponent(location.pathname.slice(`${basePath}/t/`.length)).replaceAll(/[^\w.-]/g, '');

/** The page has a base address, which a plain link to a place on it would lead to. */
const skip = (): void => document.getElementById('main')?.focus();

const OpenTask = ({ file, task, onDone }: { file: DeskCase; task: CaseTask; onDone: () => void }) => {
  const say = useWords(taskWords);
  return (
    <SpaceBetween size="l">
      <AboutCase file={file} task={task} />
      <section aria-labelledby="decision">
        <h2 id="decision" className="visually-hidden">
          {say.yourTask}
        </h2>
        <FormOfTask file={file} task={task} onDone={onDone} />
      </section>
      <More title={say.handOver} isLazy>
        <HandOverForm file={file} task={task} onDone={onDone} />
      </More>
    </SpaceBetween>
  );
};

const Decision = ({ file, id }: { file: DeskCase; id: string }) => {
  const say = useWords(taskWords);
  const nameOf = useNames();
  const [isDone, setDone] = useState(false);
  const task = file.tasks.find((one) => one.id === id);
  if (!task) return <Alert type="warning">{say.noSuchTask}</Alert>;
  return (
    <SpaceBetween size="m">
      <header>
        <h1>{say.titles[task.kind] ?? task.kind}</h1>
        <p className="about">
          <a href={`${deskUrl}/c/${file.reference}`}>{file.reference}</a> · {say.who}{' '}
          {task.assignee ? nameOf(task.assignee) : say.nobody}
        </p>
        {task.status === 'open' && !isDone && <Due at={task.dueAt} from={task.openedAt} />}
      </header>
      <div aria-live="polite">{isDone && <Alert type="success">{say.done}</Alert>}</div>
      {!isDone && task.status === 'open' && <OpenTask file={file} task={task} onDone={() => setDone(true)} />}
      {!isDone && task.status !== 'open' && <DecidedTask task={task} />}
    </SpaceBetween>
  );
};

/** One task, to be decided: light enough for a phone, reached from a mail. Opening it decides nothing. */
export const DecideScreen = () => {
  const say = useWords(taskWords);
  const id = taskId();
  const { data, error, isPending } = useQuery(caseOf(id.split('.')[0] ?? ''));
  useEffect(() => {
    if (data) document.title = `${data.reference} · ${say.desk}`;
  }, [data, say]);
  return (
    <>
      <button type="button" className="skip" onClick={skip}>
        {say.skip}
      </button>
      <nav className="bar" aria-label={say.desk}>
        <a href={deskUrl}>{say.desk}</a>
      </nav>
      <main id="main" tabIndex={-1} className="decide">
        {!data && <h1>{say.task}</h1>}
        {isPending && <p aria-live="polite">{say.loading}</p>}
        {!data && <ProblemAlert error={error} />}
        {data && (
          <DraftsOf caseId={data.caseId}>
            <Decision file={data} id={id} />
          </DraftsOf>
        )}
      </main>
    </>
  );
};
