import Alert from '@cloudscape-design/components/alert';
import Header from '@cloudscape-design/components/header';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import type { PolicyNumbers } from '#functions/desk/what-if/contract.ts';
import { policyNumbers } from '../../api/what-if.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { person } from '../../session/session.ts';
import { useWords } from '../../words/use-words.ts';
import { NumbersForm } from './numbers-form.tsx';
import { Result } from './result.tsx';
import { useRun } from './use-run.ts';
import { whatIfWords } from './what-if-words.ts';

const Question = ({ numbers }: { numbers: PolicyNumbers }) => {
  const say = useWords(whatIfWords);
  const { run, start, stop } = useRun();
  const { state, soFar, error } = run;
  const isEmpty = state === 'done' && soFar?.compared.cases === 0;
  return (
    <SpaceBetween size="l">
      <NumbersForm
        numbers={numbers}
        isRunning={state === 'running'}
        onRun={(asked) => void start(asked)}
        onStop={stop}
      />
      {state === 'running' && <ProgressBar label={say.running} value={Math.round((soFar?.done ?? 0) * 100)} />}
      {error !== undefined && <ProblemAlert error={error} />}
      {state === 'stopped' && soFar && <Alert type="info">{say.stopped}</Alert>}
      {isEmpty && <p role="status">{say.empty}</p>}
      {soFar && !isEmpty && <Result of={soFar.compared} numbers={numbers} />}
    </SpaceBetween>
  );
};

/** What would have become of past cases under other numbers of the policy. */
export const WhatIfScreen = () => {
  const say = useWords(whatIfWords);
  const isSupervisor = person()?.roles.includes('supervisor') ?? false;
  const asked = useQuery({ ...policyNumbers, enabled: isSupervisor });
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description={say.hint}>
        {say.title}
      </Header>
      {isSupervisor ? (
        <QueryState of={asked} loading={say.loading}>
          {(numbers) => <Question numbers={numbers} />}
        </QueryState>
      ) : (
        <Alert type="info">{say.only}</Alert>
      )}
    </SpaceBetween>
  );
};
