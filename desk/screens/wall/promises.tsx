import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useQuery } from '@tanstack/react-query';
import { type PromiseFigures, promiseFigures } from '../../api/wall-queries.ts';
import { type FigureRow, FigureTable } from '../../parts/figure-table.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { useWords } from '../../words/use-words.ts';
import { words } from './words.ts';

const COLUMNS = ['made', 'kept', 'late', 'broken', 'mended', 'disputed', 'open'] as const;
type Figures = Record<(typeof COLUMNS)[number], number>;

const NONE: Figures = { made: 0, kept: 0, late: 0, broken: 0, mended: 0, disputed: 0, open: 0 };

const added = (one: Figures, other: Figures): Figures =>
  Object.fromEntries(COLUMNS.map((column) => [column, one[column] + other[column]])) as Figures;

/** All months together, by what is asked for. */
const summed = (rows: PromiseFigures['rows'], nameOf: (row: PromiseFigures['rows'][number]) => string) => {
  const found = new Map<string, Figures>();
  for (const row of rows) found.set(nameOf(row), added(found.get(nameOf(row)) ?? NONE, row));
  return [...found].sort(([, one], [, other]) => other.broken - one.broken || other.made - one.made);
};

const rowsOf = (of: [string, Figures][], nameOf: (id: string) => string): FigureRow[] =>
  of.map(([id, figures]) => ({
    id,
    head: nameOf(id),
    figures: COLUMNS.map((column) => ({
      value: figures[column],
      look: (column === 'broken' || column === 'disputed') && figures[column] > 0 ? 'figure-over' : undefined,
    })),
  }));

/** How the company keeps its word, of what was due in the last six months: by kind, and by team where names are shown. */
export const Promises = ({ isTv }: { isTv: boolean }) => {
  const say = useWords(words);
  const columns = COLUMNS.map((column) => say.promiseColumns[column]);
  return (
    <Container
      header={
        <Header variant="h2" description={say.promisesHint}>
          {say.promises}
        </Header>
      }
    >
      <QueryState of={useQuery(promiseFigures)} loading={say.loading}>
        {({ rows, overdue }) => (
          <>
            {overdue > 0 && <p className="figure-over">{say.promisesOverdue(overdue)}</p>}
            {rows.length === 0 ? (
              <p>{say.noPromises}</p>
            ) : (
              <>
                <FigureTable
                  corner={say.promiseKind}
                  columns={columns}
                  rows={rowsOf(
                    summed(rows, ({ kind }) => kind),
                    (kind) => say.promiseKinds[kind] ?? kind,
                  )}
                />
                {!isTv && (
                  <FigureTable
                    corner={say.promiseTeam}
                    columns={columns}
                    rows={rowsOf(
                      summed(rows, ({ teamName }) => teamName),
                      (team) => team,
                    )}
                  />
                )}
              </>
            )}
          </>
        )}
      </QueryState>
    </Container>
  );
};
