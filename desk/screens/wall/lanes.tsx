import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useQuery } from '@tanstack/react-query';
import { team } from '../../api/queries.ts';
import { type Timer, timersDue } from '../../api/wall-queries.ts';
import { CaseLink } from '../../parts/case-link.tsx';
import { Due } from '../../parts/due.tsx';
import { FigureTable } from '../../parts/figure-table.tsx';
import { More } from '../../parts/more.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { now } from '../../words/time.ts';
import { useWords } from '../../words/use-words.ts';
import { words } from './words.ts';

const HOUR_MS = 3_600_000;
const COLUMNS = ['over', 'hour', 'fourHours', 'day'] as const;
type Column = (typeof COLUMNS)[number];

const columnOf = ({ dueAt, breached }: Timer, at: number): Column => {
  const rest = new Date(dueAt).getTime() - at;
  if (breached || rest < 0) return 'over';
  if (rest <= HOUR_MS) return 'hour';
  return rest <= 4 * HOUR_MS ? 'fourHours' : 'day';
};

type Lane = { timer: string; timers: Timer[]; counts: Record<Column, number> };

const byDueDate = (a: Timer, b: Timer): number => (a.dueAt < b.dueAt ? -1 : 1);

/** One lane for each kind of timer, the one whose first ends soonest on top. */
const lanesOf = (timers: Timer[]): Lane[] => {
  const at = now().getTime();
  const sorted = timers.toSorted(byDueDate);
  return [...Map.groupBy(sorted, ({ timer }) => timer)].map(([timer, own]) => {
    const columns = own.map((one) => columnOf(one, at));
    const count = (column: Column) => columns.filter((one) => one === column).length;
    return {
      timer,
      timers: own,
      counts: { over: count('over'), hour: count('hour'), fourHours: count('fourHours'), day: count('day') },
    };
  });
};

const Cases = ({ lane: { timer, timers }, isTv }: { lane: Lane; isTv: boolean }) => {
  const say = useWords(words);
  const { data } = useQuery(team);
  const nameOf = (owner: string | undefined): string =>
    data?.people.find(({ id }) => id === owner)?.name ?? owner ?? say.nobody;
  return (
    <More title={`${say.timers[timer] ?? timer} (${timers.length})`}>
      <ul className="rows">
        {timers.map(({ caseId, id, reference, startedAt, dueAt, owner }) => (
          <li key={`${caseId} ${id}`}>
            <div>
              <CaseLink reference={reference} />
              {!isTv && ` · ${nameOf(owner)}`}
            </div>
            <Due at={dueAt} from={startedAt} />
          </li>
        ))}
      </ul>
    </More>
  );
};

const Grid = ({ lanes }: { lanes: Lane[] }) => {
  const say = useWords(words);
  const rows = lanes.map(({ timer, counts }) => ({
    id: timer,
    head: say.timers[timer] ?? timer,
    figures: COLUMNS.map((column) => ({
      value: counts[column],
      look: counts[column] > 0 ? `figure-${column}` : 'figure-none',
    })),
  }));
  return <FigureTable corner={say.lane} columns={COLUMNS.map((column) => say[column])} rows={rows} />;
};

/** The timers that are late or end within a day: how many by kind and time, and of which cases. */
export const Lanes = ({ isTv }: { isTv: boolean }) => {
  const say = useWords(words);
  const late = useQuery(timersDue('breached'));
  const soon = useQuery(timersDue('breaching'));
  const data = late.data && soon.data && [...late.data.items, ...soon.data.items];
  const asked = { data, error: late.error ?? soon.error, isPending: late.isPending || soon.isPending };
  return (
    <Container
      header={
        <Header variant="h2" description={say.lanesHint}>
          {say.lanes}
        </Header>
      }
    >
      <QueryState of={asked} loading={say.loading}>
        {(timers) => {
          const lanes = lanesOf(timers);
          if (lanes.length === 0) return <p>{say.noLanes}</p>;
          return (
            <>
              <Grid lanes={lanes} />
              {(late.data?.hasMore || soon.data?.hasMore) && <p>{say.more}</p>}
              {lanes.map((lane) => (
                <Cases key={lane.timer} lane={lane} isTv={isTv} />
              ))}
            </>
          );
        }}
      </QueryState>
    </Container>
  );
};
