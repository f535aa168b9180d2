import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useQuery } from '@tanstack/react-query';
import { type Workload, workload } from '../../api/wall-queries.ts';
import { type FigureRow, FigureTable } from '../../parts/figure-table.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { useWords } from '../../words/use-words.ts';
import { words } from './words.ts';

const COLUMNS = ['cases', 'tasks', 'late', 'today'] as const;

const figuresOf = ({ cases, tasks, late, dueToday }: Workload) => ({ cases, tasks, late, today: dueToday });

/** Who has most that is late stands on top. */
const byLate = (a: Workload, b: Workload): number => b.late - a.late || b.dueToday - a.dueToday || b.tasks - a.tasks;

type PersonProps = { person: Workload; name: string; standIn: string | undefined };

const Person = ({ person, name, standIn }: PersonProps) => {
  const say = useWords(words);
  return (
    <>
      {name}
      {person.away && <div className="minor">{standIn ? say.awayFor(standIn) : say.away}</div>}
    </>
  );
};

const rowOf = (props: PersonProps): FigureRow => {
  const figures = figuresOf(props.person);
  return {
    id: props.person.id,
    head: <Person {...props} />,
    figures: COLUMNS.map((column) => ({
      value: figures[column],
      look: column === 'late' && figures.late > 0 ? 'figure-over' : undefined,
    })),
  };
};

/** How much everybody has: open cases and tasks, what is late, what is due today; who is away and who stands in. */
export const People = ({ isTv }: { isTv: boolean }) => {
  const say = useWords(words);
  const asked = useQuery(workload);
  const nameOf = (id: string | undefined) => asked.data?.people.find((one) => one.id === id)?.name;
  return (
    <Container
      header={
        <Header variant="h2" description={say.peopleHint}>
          {say.people}
        </Header>
      }
    >
      <QueryState of={asked} loading={say.loading}>
        {({ people }) => (
          <FigureTable
            corner={say.person}
            columns={COLUMNS.map((column) => say[column])}
            rows={people.toSorted(byLate).map((person, at) =>
              rowOf({
                person,
                name: isTv ? say.teammate(at + 1) : person.name,
                standIn: isTv ? undefined : nameOf(person.substitute),
              }),
            )}
          />
        )}
      </QueryState>
    </Container>
  );
};
