import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type ActionView, previewOf, type WordsPreview } from '../../api/action-queries.ts';
import { CaseLink } from '../../parts/case-link.tsx';
import { AskedForm } from '../../parts/form/asked-form.tsx';
import { useAct } from '../../parts/form/use-act.ts';
import { More } from '../../parts/more.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { person } from '../../session/session.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { useReadAnew } from './parts.tsx';
import { summed } from './sums.ts';
import { words } from './words.ts';

type Of = { of: ActionView };

/** What will go out, as customers read it. */
const Letters = ({ letters }: Pick<WordsPreview, 'letters'>) => {
  const say = useWords(words);
  const reader = useLanguage();
  return letters.map(({ language, text }) => (
    <More key={language} title={`${say.wordsFor}: ${say.languages[language] ?? language}`} isOpen={language === reader}>
      <p className="letter paper" lang={language}>
        {text}
      </p>
    </More>
  ));
};

const COUNTS = ['unwanted', 'gone', 'concerned', 'left'] as const;

/** How many of each there are, a sentence for each of which there is one. */
const Counted = ({ of }: { of: Partial<Record<(typeof COUNTS)[number], unknown>> }) => {
  const say = useWords(words);
  const said = COUNTS.map((name) => [name, Number(of[name] ?? 0)] as const).filter(([, count]) => count > 0);
  return said.map(([name, count]) => say[name](count)).join(' ');
};

const WouldBe = ({ pages, hasMore }: { pages: WordsPreview[]; hasMore: boolean }) => {
  const say = useWords(words);
  const { toTell, unwanted, gone, concerned, languages } = summed(pages);
  const list = Object.entries(languages)
    .map(([language, count]) => `${say.languages[language] ?? language} ${count}`)
    .join(', ');
  return (
    <p role="status">
      <strong>{say.wouldTell(toTell)}</strong>
      {list && ` (${say.inLanguages(list)})`}. <Counted of={{ unwanted, gone, concerned }} />{' '}
      {hasMore && say.countedSoFar}
    </p>
  );
};

const Release = ({ actionId, isAll }: { actionId: string; isAll: boolean }) => {
  const say = useWords(words);
  const readAnew = useReadAnew();
  const act = useAct({ path: `/desk/corrective-actions/${encodeURIComponent(actionId)}/release`, onDone: readAnew });
  const { told, unwanted, left } = act.data ?? {};
  return (
    <>
      <Button variant="primary" loading={act.isPending} disabled={isAll} onClick={() => act.mutate({})}>
        {Number(left) > 0 ? say.goOn : say.release}
      </Button>
      <div aria-live="polite">
        {act.isSuccess && (
          <Alert type="success">
            {say.sent(Number(told))} <Counted of={{ unwanted, left }} />
          </Alert>
        )}
      </div>
      <div aria-live="assertive">{act.error && <ProblemAlert error={act.error} />}</div>
    </>
  );
};

/** What telling them would come to, read only when somebody asks, and the act that tells them. */
const Preview = ({ of: { action } }: Of) => {
  const say = useWords(words);
  const asked = useInfiniteQuery(previewOf(action.actionId));
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = asked;
  const isOwn = action.endedBy === person()?.id;
  return (
    <QueryState of={asked} loading={say.loading}>
      {({ pages }) => (
        <SpaceBetween size="m">
          <Letters letters={pages[0]?.letters ?? []} />
          <WouldBe pages={pages} hasMore={hasNextPage} />
          {hasNextPage && (
            <Button loading={isFetchingNextPage} loadingText={say.loading} onClick={() => void fetchNextPage()}>
              {say.more}
            </Button>
          )}
          {isOwn ? (
            <p>{say.ownWords}</p>
          ) : (
            <Release actionId={action.actionId} isAll={!hasNextPage && summed(pages).toTell === 0} />
          )}
        </SpaceBetween>
      )}
    </QueryState>
  );
};

const Add = ({ actionId }: { actionId: string }) => {
  const say = useWords(words);
  const language = useLanguage();
  const readAnew = useReadAnew();
  const [isAdded, setAdded] = useState(false);
  return (
    <More title={say.add}>
      <p>{say.addHint}</p>
      <AskedForm
        id={`action-case.${actionId}`}
        path={`/desk/corrective-actions/${encodeURIComponent(actionId)}/cases`}
        language={language}
        submit={say.add}
        fields={[{ kind: 'line', name: 'case', label: say.case }]}
        onDone={() => {
          setAdded(true);
          readAnew();
        }}
      />
      <div aria-live="polite">{isAdded && <Alert type="success">{say.added}</Alert>}</div>
    </More>
  );
};

const Newest = ({ newest }: Pick<ActionView['cases'], 'newest'>) => {
  const say = useWords(words);
  return (
    <ul className="rows" aria-label={say.newest}>
      {newest.map(({ caseId, reference, because, result }) => (
        <li key={caseId}>
          <div>
            <CaseLink reference={reference} />
            <span className="minor">
              {' '}
              · {say.because[because]} · {result ? say.results[result] : say.waits}
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
};

/** Whose customers hear what changed: how many, what they will read, and a second person's release. */
export const Customers = ({ of }: Of) => {
  const say = useWords(words);
  const leads = person()?.roles.includes('supervisor') === true;
  const { action, cases } = of;
  const isDone = action.state === 'done';
  return (
    <Container
      header={
        <Header variant="h2" description={say.customersHint}>
          {say.customers}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <p>
          {cases.all === 0 ? say.noCases : say.counted(cases.all, cases.told)}{' '}
          <Counted of={{ unwanted: cases.unwanted, gone: cases.gone }} />
        </p>
        {isDone && !action.words && <p>{say.noWords}</p>}
        {isDone && action.words && !leads && <p>{say.forSupervisor}</p>}
        {isDone && action.words && leads && (
          <More title={say.look} isLazy>
            <Preview of={of} />
          </More>
        )}
        {cases.newest.length > 0 && <Newest newest={cases.newest} />}
        {leads && <Add actionId={action.actionId} />}
      </SpaceBetween>
    </Container>
  );
};
