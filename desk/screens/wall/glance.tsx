import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { counts, tasksOf } from '../../api/queries.ts';
import { tasksDue } from '../../api/wall-queries.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { now } from '../../words/time.ts';
import { useWords } from '../../words/use-words.ts';
import { words } from './words.ts';

const SOON_MS = 4 * 3_600_000;
/** What the API counts up to: that many or more. */
const MOST_COUNTED = 1000;

type Tile = { name: 'breached' | 'soon' | 'unassigned' | 'escalations' | 'stalled'; view: string; count: string };

const shown = (count: number | undefined, hasMore = false): string =>
  count === undefined ? '…' : `${count}${hasMore || count >= MOST_COUNTED ? '+' : ''}`;

/** The figures that matter, each leading to the queue it counts. */
export const Glance = () => {
  const say = useWords(words);
  const counted = useQuery(counts);
  const due = useQuery(tasksDue);
  const escalated = useQuery(tasksOf('escalations'));
  const at = now().getTime();
  const soon = due.data?.items.filter(({ dueAt }) => {
    const rest = new Date(dueAt).getTime() - at;
    return rest >= 0 && rest <= SOON_MS;
  });
  const stalled =
    escalated.data && new Set(escalated.data.tasks.flatMap(({ stalledAt, caseId }) => (stalledAt ? [caseId] : [])));
  const views = counted.data?.views;
  const tiles: Tile[] = [
    { name: 'breached', view: 'breached', count: shown(views?.['breached']) },
    { name: 'soon', view: 'breaching', count: shown(soon?.length, due.data?.hasMore) },
    { name: 'unassigned', view: 'unassigned', count: shown(views?.['unassigned']) },
    { name: 'escalations', view: 'escalations', count: shown(views?.['escalations']) },
    { name: 'stalled', view: 'escalations', count: shown(stalled?.size, escalated.data?.cursor !== undefined) },
  ];
  return (
    <section aria-label={say.counts}>
      <ProblemAlert error={counted.error ?? due.error ?? escalated.error} />
      <ul className="tiles">
        {tiles.map(({ name, view, count }) => (
          <li key={name}>
            <Link className={`tile tile-${name}`} to="/q/$view" params={{ view }} search={{}}>
              <span className="tile-count">{count}</span> {say[name]}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
};
