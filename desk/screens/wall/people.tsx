import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useQuery } from '@tanstack/react-query';
import { type Workload, workload } from '../../api/wall-queries.ts';
import { QueryState } from '../../parts/query-state.tsx';
import { useWords } from '../../words/use-words.ts';
import { words } from './words.ts';

const COLUMNS = ['cases', 'tasks', 'late', 'today'] as const;

const figuresOf = ({ cases, tasks, late, dueToday }: Workload) => ({ cases, tasks, late, today: dueToday });

/** Who has most that is late stands on top. */
const byLate = (a: Workload, b: Workload): number => b.late - a.late || b.dueToday - a.dueToday || b.tasks - a.tasks;

type RowProps = { person: Workload; name: string; standIn: string | undefined };

const Row = ({ person, name, standIn }: RowProps) => {
  const say = useWords(words);
  const figures = figuresOf(person);
  return (
    <tr>
      <th scope="row">
        {name}
        {person.away && <div className="minor">{standIn ? say.awayFor(standIn) : say.away}</div>}
      </th>
      {COLUMNS.map((column) => (
        <td key={column} className={column === 'late' && figures.late > 0 ? 'figure-over' : undefined}>
          {figures[column]}
        </td>
      ))}
    </tr>
  );
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
          <table className="figures">
            <thead>
              <tr>
                <th scope="col">{say.person}</th>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col">
                    {say[column]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {people.toSorted(byLate).map((person, at) => (
                <Row
                  key={person.id}
                  person={person}
                  name={isTv ? say.teammate(at + 1) : person.name}
                  standIn={isTv ? undefined : nameOf(person.substitute)}
                />
              ))}
            </tbody>
          </table>
        )}
      </QueryState>
    </Container>
  );
};
