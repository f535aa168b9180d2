import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { ShownManualEntry } from '#functions/desk/manual/contract.ts';
import { manualEntryOf } from '../../api/learning-queries.ts';
import { CaseLink } from '../../parts/case-link.tsx';
import { Facts } from '../../parts/facts.tsx';
import { useAct } from '../../parts/form/use-act.ts';
import { More } from '../../parts/more.tsx';
import { causeNames } from '../../parts/names-of-codes.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { QueryScreen } from '../../parts/query-screen.tsx';
import { dateWords } from '../../words/time.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { mayWrite, NewText } from './entry-form.tsx';
import { manualWords } from './words.ts';

type Text = NonNullable<ShownManualEntry['proposed']>;

/** A text of an entry, with the cases behind it that the reader may see. */
const TextOf = ({ of: { text, cases }, language }: { of: Pick<Text, 'text' | 'cases'>; language: string }) => {
  const say = useWords(manualWords);
  const parts = [
    [say.problem, text.problem],
    [say.works, text.works],
    [say.words, text.words],
    [say.policy, text.policy],
  ] as const;
  return (
    <>
      <Facts of={parts} language={language} />
      {cases.length > 0 && (
        <p>
          {say.casesField}:{' '}
          {cases.map(({ caseId, reference }) => (
            <span key={caseId}>
              <CaseLink reference={reference} />{' '}
            </span>
          ))}
        </p>
      )}
    </>
  );
};

type Deciding = { entry: ShownManualEntry };

/** What a supervisor does with an entry. */
const Decide = ({ entry: { entryId, revision, proposed, isRetired } }: Deciding) => {
  const say = useWords(manualWords);
  const queries = useQueryClient();
  const act = useAct({
    path: `/desk/manual/${encodeURIComponent(entryId)}/decision`,
    onDone: () => void queries.invalidateQueries({ queryKey: ['manual'] }),
  });
  const decide = (decision: string) => () => act.mutate({ revision, decision });
  return (
    <>
      <SpaceBetween size="xs" direction="horizontal">
        {proposed && (
          <Button variant="primary" loading={act.isPending} onClick={decide('approve')}>
            {say.approve}
          </Button>
        )}
        {proposed && (
          <Button disabled={act.isPending} onClick={decide('return')}>
            {say.giveBack}
          </Button>
        )}
        {!isRetired && (
          <Button disabled={act.isPending} onClick={decide('retire')}>
            {say.retire}
          </Button>
        )}
      </SpaceBetween>
      <div aria-live="polite">{act.isSuccess && <Alert type="success">{say.decided}</Alert>}</div>
      <div aria-live="assertive">{act.error && <ProblemAlert error={act.error} />}</div>
    </>
  );
};

const Propose = ({ entry: { entryId, revision, versions, proposed } }: Deciding) => {
  const say = useWords(manualWords);
  const [isSent, setSent] = useState(false);
  if (!mayWrite()) return null;
  const before = proposed ?? versions[0];
  const initial = { ...before?.text, cases: (before?.cases ?? []).map(({ reference }) => reference).join(', ') };
  return (
    <>
      <div aria-live="polite">{isSent && <Alert type="success">{say.sent}</Alert>}</div>
      <More key={revision} title={say.propose} isLazy>
        <NewText entryId={entryId} revision={revision} initial={initial} onDone={() => setSent(true)} />
      </More>
    </>
  );
};

const Entry = ({ entry }: { entry: ShownManualEntry }) => {
  const say = useWords(manualWords);
  const causes = useWords(causeNames);
  const reader = useLanguage();
  const { topic, cause, language, isRetired, versions, proposed, mayDecide } = entry;
  const [current, ...earlier] = versions;
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description={`${topic.name} · ${cause ? (causes[cause] ?? cause) : say.anyCause}`}>
        <span lang={language}>{(current ?? proposed)?.text.title ?? say.title}</span>
      </Header>
      {isRetired && <Alert type="warning">{say.retired}</Alert>}
      {current && (
        <Container
          header={<Header variant="h2">{say.version(current.version, dateWords(current.approvedAt, reader))}</Header>}
        >
          <TextOf of={current} language={language} />
          <p className="muted">
            {say.proposedBy(current.byName, dateWords(current.at, reader))} ·{' '}
            {say.approvedBy(current.approvedByName, dateWords(current.approvedAt, reader))}
          </p>
        </Container>
      )}
      {proposed && (
        <Container header={<Header variant="h2">{say.waits}</Header>}>
          <h3 lang={language}>{proposed.text.title}</h3>
          <TextOf of={proposed} language={language} />
          <p className="muted">{say.proposedBy(proposed.byName, dateWords(proposed.at, reader))}</p>
        </Container>
      )}
      {mayDecide && <Decide entry={entry} />}
      <Propose entry={entry} />
      {earlier.length > 0 && (
        <More title={say.versions}>
          {earlier.map((one) => (
            <section key={one.version} aria-label={say.version(one.version, dateWords(one.approvedAt, reader))}>
              <h3>{say.version(one.version, dateWords(one.approvedAt, reader))}</h3>
              <TextOf of={one} language={language} />
            </section>
          ))}
        </More>
      )}
      <Link className="plain-link" to="/m">
        {say.back}
      </Link>
    </SpaceBetween>
  );
};

/** One entry of the manual, with all its versions. */
export const ManualEntryScreen = () => {
  const say = useWords(manualWords);
  const { entry } = useParams({ from: '/m/$entry' });
  const asked = useQuery(manualEntryOf(entry, useLanguage()));
  return (
    <QueryScreen of={asked} title={say.title} loading={say.loading}>
      {(found) => <Entry key={found.entryId} entry={found} />}
    </QueryScreen>
  );
};
