import Alert from '@cloudscape-design/components/alert';
import Badge from '@cloudscape-design/components/badge';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { Manual } from '#functions/desk/manual/contract.ts';
import { manualIn } from '../../api/learning-queries.ts';
import { saveAnswer } from '../../parts/files/save-answer.ts';
import { More } from '../../parts/more.tsx';
import { causeNames } from '../../parts/names-of-codes.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { dateWords } from '../../words/time.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { mayWrite, NewEntry } from './entry-form.tsx';
import { LandmarkList } from './landmarks.tsx';
import { manualWords } from './words.ts';

type Entry = Manual['entries'][number];

const EntryLine = ({ entry }: { entry: Entry }) => {
  const say = useWords(manualWords);
  const causes = useWords(causeNames);
  const reader = useLanguage();
  const { entryId, title, language, topic, cause, version, approvedAt, isProposed, isRetired, cases } = entry;
  const about = [
    topic.name,
    cause ? (causes[cause] ?? cause) : say.anyCause,
    approvedAt ? say.version(version, dateWords(approvedAt, reader)) : say.unapproved,
    say.cases(cases),
  ];
  return (
    <li>
      <div>
        <Link className="plain-link" to="/m/$entry" params={{ entry: entryId }}>
          <span lang={language}>{title}</span>
        </Link>{' '}
        {isProposed && <Badge color="blue">{say.waits}</Badge>} {isRetired && <Badge>{say.retired}</Badge>}
        <p className="muted">{about.join(' · ')}</p>
      </div>
    </li>
  );
};

const Save = () => {
  const say = useWords(manualWords);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (kind: 'html' | 'md') => saveAnswer(`/desk/manual.${kind}`, `manual.${kind}`),
  });
  return (
    <>
      <SpaceBetween size="xs" direction="horizontal">
        <Button iconName="download" disabled={isPending} onClick={() => mutate('html')}>
          {say.asPage}
        </Button>
        <Button iconName="download" disabled={isPending} onClick={() => mutate('md')}>
          {say.asMarkdown}
        </Button>
      </SpaceBetween>
      <div aria-live="assertive">{error && <ProblemAlert error={error} />}</div>
    </>
  );
};

const Write = () => {
  const say = useWords(manualWords);
  const navigate = useNavigate();
  const { topic, cause, case: reference } = useSearch({ from: '/m' });
  if (!mayWrite()) return null;
  const initial = { ...(topic && { topic }), ...(cause && { cause }), ...(reference && { cases: reference }) };
  return (
    <More key={reference ?? ''} title={say.write} isOpen={reference !== undefined} isLazy>
      <NewEntry initial={initial} onDone={(entry) => void navigate({ to: '/m/$entry', params: { entry } })} />
    </More>
  );
};

/** What the company has learned: the manual, and the cases to learn from. */
export const ManualScreen = () => {
  const say = useWords(manualWords);
  const asked = useQuery(manualIn(useLanguage()));
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description={say.about}>
        {say.title}
      </Header>
      <Container header={<Header variant="h2">{say.entries}</Header>}>
        <SpaceBetween size="m">
          <QueryState of={asked} loading={say.loading}>
            {({ entries }) =>
              entries.length === 0 ? (
                <Alert type="info">{say.none}</Alert>
              ) : (
                <ul className="rows">
                  {entries.map((entry) => (
                    <EntryLine key={entry.entryId} entry={entry} />
                  ))}
                </ul>
              )
            }
          </QueryState>
          <Write />
          <Save />
        </SpaceBetween>
      </Container>
      <LandmarkList />
    </SpaceBetween>
  );
};
