import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { basePath } from '../../api/config.ts';
import { tasksOf } from '../../api/queries.ts';
import { words as appWords } from '../../app/words.ts';
import { Due } from '../../parts/due.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useWords } from '../../words/use-words.ts';
import { words } from './words.ts';

/** What do I do next: the open tasks of a view, by due date. */
export const QueueScreen = () => {
  const say = useWords(words);
  const title = useWords(appWords).views;
  const navigate = useNavigate();
  const { view } = useParams({ from: '/q/$view' });
  const { data, error, isPending } = useQuery(tasksOf(view));
  return (
    <SpaceBetween size="m">
      <ProblemAlert error={error} />
      <Table
        header={
          <Header variant="h1" counter={data ? `(${data.tasks.length}${data.cursor ? '+' : ''})` : ''}>
            {title[view] ?? view}
          </Header>
        }
        variant="full-page"
        loading={isPending}
        loadingText={say.loading}
        empty={say.empty}
        items={data?.tasks ?? []}
        trackBy="id"
        columnDefinitions={[
          { id: 'due', header: say.due, cell: ({ dueAt }) => <Due at={dueAt} /> },
          { id: 'task', header: say.task, cell: ({ kind }) => say.kinds[kind] ?? kind, isRowHeader: true },
          { id: 'severity', header: say.severity, cell: ({ severity }) => severity ?? '' },
          {
            id: 'case',
            header: say.case,
            cell: ({ reference }) => (
              <Link
                href={`${basePath}/c/${reference}`}
                onFollow={(event) => {
                  event.preventDefault();
                  void navigate({ to: '/c/$reference', params: { reference } });
                }}
              >
                {reference}
              </Link>
            ),
          },
        ]}
      />
    </SpaceBetween>
  );
};
