import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Problem } from '../../api/client.ts';
import { team } from '../../api/queries.ts';
import { moment } from '../../words/time.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { ProblemAlert } from '../problem-alert.tsx';
import type { Since } from './changed-since.tsx';
import { type Finding, Findings } from './findings.tsx';
import { words } from './words.ts';

const ChangedSince = lazy(() => import('./changed-since.tsx').then(({ ChangedSince: found }) => ({ default: found })));
const isSince = (value: unknown): value is Since => Array.isArray((value as Since | undefined)?.events);

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const DecidedBefore = ({ problem }: { problem: Problem }) => {
  const say = useWords(words);
  const language = useLanguage();
  const { data } = useQuery(team);
  const by = text(problem.details['decidedBy']);
  const at = text(problem.details['decidedAt']);
  if (by === 'nobody')
    return (
      <Alert type="warning" header={say.tooLate}>
        {problem.message}. {say.kept}
      </Alert>
    );
  const name = data?.people.find(({ id }) => id === by)?.name ?? by;
  return (
    <Alert type="warning" header={say.decided}>
      {by ? say.decidedBy(name || say.somebody, at && moment(at, language)) : say.notOpen}
    </Alert>
  );
};

type Props = {
  error: unknown;
  /** Sends it although its tone was found wrong. */
  onAcceptTone?: (() => void) | undefined;
};

/** Why something was not done, as the answer it is: decided by somebody else, more came in, a tone to mend; what was typed is still there. */
export const ActProblem = ({ error, onAcceptTone }: Props) => {
  const say = useWords(words);
  if (!(error instanceof Problem)) return <ProblemAlert error={error} />;
  const { code, status } = error;
  const { since } = error.details;
  if (code === 'task-decided-before' || code === 'task-not-open') return <DecidedBefore problem={error} />;
  if (code === 'words-unseen' || status === 412)
    return (
      <Alert type="warning" header={say.changed}>
        {isSince(since) && (
          <Suspense>
            <ChangedSince since={since} />
          </Suspense>
        )}
        {say.changedText}
      </Alert>
    );
  if (code === 'tone-wrong' && onAcceptTone)
    return (
      <Alert type="warning" header={say.toneWrong}>
        <SpaceBetween size="xs">
          <Findings findings={(error.details['tone'] as Finding[] | undefined) ?? []} />
          <Button onClick={onAcceptTone}>{say.sendAnyway}</Button>
          <span>{say.anywayHint}</span>
        </SpaceBetween>
      </Alert>
    );
  return <ProblemAlert error={error} />;
};
