import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { counts } from '../../api/queries.ts';
import { subscriptions, tasksDue, wall } from '../../api/wall-queries.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { now } from '../../words/time.ts';
import { useWords } from '../../words/use-words.ts';
import type { WallList } from './lists.ts';
import { words } from './words.ts';

const SOON_MS = 4 * 3_600_000;
/** What the API counts up to: that many or more. */
const MOST_COUNTED = 1000;

type QueueTile = { name: 'breached' | 'soon' | 'unassigned' | 'escalations'; view: string; count: string };
type Tile = {
  name: 'stalled' | 'undelivered' | 'untold' | 'spikes';
  list: WallList;
  count: string;
  minor?: string | undefined;
};

const shown = (count: number | undefined, hasMore = false): string =>
  count === undefined ? '…' : `${count}${hasMore || count >= MOST_COUNTED ? '+' : ''}`;

const ListTile = ({ tile: { name, list, count, minor }, isSpike }: { tile: Tile; isSpike: boolean }) => {
  const say = useWords(words);
  return (
    <li>
      <Link className={`tile tile-${isSpike ? 'breached' : name}`} to="/s" search={{ list }}>
        <span className="tile-count">{count}</span> {isSpike ? say.spike : say[name]}
        {minor && <span className="minor"> · {minor}</span>}
      </Link>
    </li>
  );
};

/** The figures that matter, each leading to the queue or the list it counts. */
export const Glance = () => {
  const say = useWords(words);
  const counted = useQuery(counts);
  const due = useQuery(tasksDue);
  const standing = useQuery(wall);
  const told = useQuery(subscriptions);
  const untold = told.data?.subscriptions.reduce((sum, { waiting }) => sum + waiting, 0) ?? 0;
  const at = now().getTime();
  const soon = due.data?.items.filter(({ dueAt }) => {
    const rest = new Date(dueAt).getTime() - at;
    return rest >= 0 && rest <= SOON_MS;
  });
  const thisHour = standing.data?.hours[0];
  const views = counted.data?.views;
  const queues: QueueTile[] = [
    { name: 'breached', view: 'breached', count: shown(views?.['breached']) },
    { name: 'soon', view: 'breaching', count: shown(soon?.length, due.data?.hasMore) },
    { name: 'unassigned', view: 'unassigned', count: shown(views?.['unassigned']) },
    { name: 'escalations', view: 'escalations', count: shown(views?.['escalations']) },
  ];
  const lists: Tile[] = [
    { name: 'stalled', list: 'stalled', count: shown(standing.data?.stalled) },
    { name: 'undelivered', list: 'undelivered', count: shown(standing.data?.undelivered) },
    ...(untold > 0 ? [{ name: 'untold' as const, list: 'untold' as const, count: shown(untold) }] : []),
    {
      name: 'spikes',
      list: 'arrivals',
      count: shown(thisHour?.count),
      minor: thisHour && say.usual(Math.round(thisHour.usual)),
    },
  ];
  const isSpike = (standing.data?.spikes ?? 0) > 0;
  return (
    <section aria-label={say.counts}>
      <ProblemAlert error={counted.error ?? due.error ?? standing.error} />
      <ul className="tiles">
        {queues.map(({ name, view, count }) => (
          <li key={name}>
            <Link className={`tile tile-${name}`} to="/q/$view" params={{ view }} search={{}}>
              <span className="tile-count">{count}</span> {say[name]}
            </Link>
          </li>
        ))}
        {lists.map((tile) => (
          <ListTile key={tile.name} tile={tile} isSpike={isSpike && tile.name === 'spikes'} />
        ))}
      </ul>
    </section>
  );
};
