import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type AffectedPage, affectedBy, type ShownIncident } from '../../api/incident-queries.ts';
import { AskedForm } from '../../parts/form/asked-form.tsx';
import type { Field } from '../../parts/form/fields.ts';
import { More } from '../../parts/more.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { moment } from '../../words/time.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { words } from './affected-words.ts';
import { GiveList } from './give-list.tsx';
import { MessageShown } from './messages.tsx';
import { affectedTogether } from './sums.ts';
import { CO_OFFICIAL, LANGUAGES, textsOf } from './texts.ts';
import { useRenewed } from './use-renewed.ts';
import { words as incidentWords } from './words.ts';

const pathOf = (incidentId: string, end: string): string => `/desk/incidents/${encodeURIComponent(incidentId)}/${end}`;

const Write = ({ incidentId }: { incidentId: string }) => {
  const say = useWords(words);
  const language = useLanguage();
  const renew = useRenewed();
  const fields: Field[] = [
    ...LANGUAGES.map((one): Field => ({ kind: 'text', name: `text-${one}`, label: say.textIn[one] })),
    ...CO_OFFICIAL.map(
      (one): Field => ({
        ...{ kind: 'text', name: `text-${one}`, label: say.textIn[one], hint: say.otherHint, isOptional: true },
      }),
    ),
  ];
  return (
    <More title={say.write} isOpen={false}>
      <p>{say.writeHint}</p>
      <AskedForm
        id={`to-affected-${incidentId}`}
        path={pathOf(incidentId, 'messages')}
        language={language}
        submit={say.write}
        fields={fields}
        toBody={(body) => ({ ...textsOf({ ...body, kind: 'word' }), to: 'affected' })}
        onDone={renew}
      />
    </More>
  );
};

const Objection = ({ incidentId }: { incidentId: string }) => {
  const say = useWords(words);
  const renew = useRenewed();
  return (
    <More title={say.objection} isOpen={false}>
      <p>{say.objectionHint}</p>
      <AskedForm
        id={`objection-${incidentId}`}
        path={pathOf(incidentId, 'affected/objections')}
        language={useLanguage()}
        submit={say.record}
        fields={[{ kind: 'line', type: 'email', name: 'email', label: say.email }]}
        onDone={renew}
      />
    </More>
  );
};

const Counted = ({ counts, hasMore }: { counts: AffectedPage['counts']; hasMore: boolean }) => {
  const say = useWords(words);
  const { languages: named } = useWords(incidentWords);
  const { waiting, told, languages, unsent } = counts;
  const list = (some: Record<string, number>, names: Record<string, string>): string =>
    Object.entries(some)
      .map(([one, count]) => `${names[one] ?? one}: ${count}`)
      .join(', ');
  return (
    <div role="status">
      <p>{say.counts(waiting, told)}</p>
      {waiting > 0 && (
        <p>
          {say.byLanguage}: {list(languages, named)}.
        </p>
      )}
      {Object.keys(unsent).length > 0 && (
        <p>
          {say.notSent}: {list(unsent, say.leftOut)}.
        </p>
      )}
      {hasMore && <p>{say.soFar}</p>}
    </div>
  );
};

const Lists = ({ of }: { of: AffectedPage['lists'] }) => {
  const say = useWords(words);
  const language = useLanguage();
  return (
    <More title={say.lists} isOpen={false}>
      <ul>
        {of.map(({ at, by, listed, known, wrong }) => (
          <li key={`${at} ${by} ${listed} ${known}`}>
            {say.list(`${moment(at, language)}, ${by}`, listed, known)}
            {wrong > 0 && `. ${say.wrong(wrong)}`}
          </li>
        ))}
      </ul>
    </More>
  );
};

/** Customers whom an incident affects and who have not complained: the lists of them, and the one message that each is sent. */
export const Affected = ({ of, mayWrite }: { of: ShownIncident; mayWrite: boolean }) => {
  const say = useWords(words);
  const { incidentId, messages } = of;
  const asked = useInfiniteQuery(affectedBy(incidentId));
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = asked;
  const written = messages.filter(({ to }) => to === 'affected').toReversed();
  const waits = messages.some(({ state }) => state === 'waiting');
  return (
    <Container
      header={
        <Header variant="h2" description={say.hint}>
          {say.title}
        </Header>
      }
    >
      <QueryState of={asked} loading={say.loading}>
        {({ pages }) => {
          const { counts, lists } = affectedTogether(pages);
          return (
            <SpaceBetween size="m">
              <Counted counts={counts} hasMore={hasNextPage} />
              {hasNextPage && (
                <Button loading={isFetchingNextPage} loadingText={say.loading} onClick={() => void fetchNextPage()}>
                  {say.more}
                </Button>
              )}
              {written.map((message) => (
                <MessageShown key={message.number} incidentId={incidentId} message={message} />
              ))}
              {mayWrite && !waits && counts.waiting > 0 && <Write incidentId={incidentId} />}
              {mayWrite && (
                <More title={say.give} isOpen={false}>
                  <GiveList incidentId={incidentId} />
                </More>
              )}
              {lists.length > 0 && <Lists of={lists} />}
              <Objection incidentId={incidentId} />
            </SpaceBetween>
          );
        }}
      </QueryState>
    </Container>
  );
};
