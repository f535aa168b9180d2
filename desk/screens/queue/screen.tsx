import '../../parts/controls.css';
import './queue.css';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useCounts } from '../../app/counts.ts';
import { words as appWords } from '../../app/words.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useLive } from '../../parts/use-live.ts';
import { moment } from '../../words/time.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { Empty, NoneFits } from './empty.tsx';
import { FilterBar } from './filter-bar.tsx';
import { filtered } from './filters.ts';
import { HandOverDialog } from './hand-over/dialog.tsx';
import { GroupedRows, type RowActs } from './rows-view.tsx';
import { SavedViewButton } from './saved-view.tsx';
import { SelectedBar } from './selected-bar.tsx';
import { useMarkActs } from './use-mark-acts.tsx';
import { useQueue } from './use-queue.ts';
import { useQueueKeys } from './use-queue-keys.ts';
import { useSelection } from './use-selection.ts';
import { words } from './words.ts';

type Queue = ReturnType<typeof useQueue>;

const Head = ({ view, queue: { rows, hasNextPage } }: { view: string; queue: Queue }) => {
  const { views } = useWords(appWords);
  const counts = useCounts();
  const title = views[view] ?? view;
  useEffect(() => {
    document.title = title;
  }, [title]);
  const known = hasNextPage ? Math.max(rows.length, counts[view] ?? 0) : rows.length;
  return (
    <div className="queue-head">
      <h1>
        {title} <span className="count">({hasNextPage && !counts[view] ? `${known}+` : known})</span>
      </h1>
      <SavedViewButton />
    </div>
  );
};

const Skeleton = () => {
  const say = useWords(words);
  return (
    <div aria-busy="true">
      <p className="visually-hidden" aria-live="polite">
        {say.loading}
      </p>
      {[1, 2, 3, 4].map((line) => (
        <div key={line} className="skeleton" />
      ))}
    </div>
  );
};

/** What is shown may be old, and says of when it is. */
const Stale = ({ queue: { error, isRead, dataUpdatedAt, zone } }: { queue: Queue }) => {
  const say = useWords(words);
  const language = useLanguage();
  if (!error || !isRead) return <ProblemAlert error={error} />;
  return <Alert type="warning">{say.stale(moment(new Date(dataUpdatedAt).toISOString(), language, zone))}</Alert>;
};

const List = ({ view, queue, acts }: { view: string; queue: Queue; acts: RowActs }) => {
  const say = useWords(words);
  const navigate = useNavigate();
  const search = useSearch({ from: '/q/$view' });
  const { rows, zone, hasNextPage, fetchNextPage, isFetchingNextPage } = queue;
  const shown = filtered(rows, search);
  const isFiltered = Object.keys(search).length > 0;
  const clear = () => void navigate({ to: '/q/$view', params: { view }, search: {} });
  return (
    <>
      {(rows.length > 0 || isFiltered) && <FilterBar view={view} search={search} rows={rows} />}
      {rows.length === 0 && <Empty view={view} zone={zone} hasMore={hasNextPage} />}
      {rows.length > 0 && shown.length === 0 && <NoneFits onClear={clear} />}
      <GroupedRows rows={shown} zone={zone} {...acts} />
      {hasNextPage && (
        <p>
          {isFiltered && say.moreCanFit}{' '}
          <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {say.more}
          </Button>
        </p>
      )}
    </>
  );
};

const useCopied = () => {
  const [copied, setCopied] = useState('');
  const copy = (reference: string): void =>
    void navigator.clipboard.writeText(reference).then(() => setCopied(reference));
  return { copied, copy };
};

const QueueOf = ({ view }: { view: string }) => {
  const say = useWords(words);
  const queue = useQueue(view);
  const search = useSearch({ from: '/q/$view' });
  const movable = filtered(queue.rows, search).filter(({ kind, assignee }) => kind && assignee !== 'customer');
  const { selected, toggle, clear } = useSelection(movable.map(({ id }) => id));
  const [isHanding, setHanding] = useState(false);
  const { copied, copy } = useCopied();
  const looking = useLive();
  const { byId, shown, ...marks } = useMarkActs(queue.rows, queue.zone);
  const copyOf = (id: string) => copy(queue.rows.find((row) => row.id === id)?.reference ?? '');
  const isMovable = (id: string) => movable.some((row) => row.id === id);
  const handOver = (id: string): void => {
    if (selected.length === 0 && !isMovable(id)) return;
    if (selected.length === 0) toggle(id);
    setHanding(true);
  };
  useQueueKeys({
    select: (id) => isMovable(id) && toggle(id),
    copy: copyOf,
    handOver,
    unread: byId('unread'),
    snooze: byId('snooze'),
    clear: selected.length > 0 ? clear : undefined,
  });
  return (
    <div className="queue">
      <Head view={view} queue={queue} />
      <Stale queue={queue} />
      {queue.isPending && <Skeleton />}
      {queue.isRead && (
        <List view={view} queue={queue} acts={{ selected, onSelect: toggle, onCopy: copy, looking, ...marks }} />
      )}
      <p className="visually-hidden" aria-live="polite">
        {copied && say.copied(copied)}
      </p>
      {shown}
      <SelectedBar count={selected.length} onHandOver={() => setHanding(true)} onClear={clear} />
      {isHanding && (
        <HandOverDialog
          rows={movable.filter(({ id }) => selected.includes(id))}
          onClose={() => {
            setHanding(false);
            clear();
          }}
        />
      )}
    </div>
  );
};

/** What do I do next: the open tasks of a view, or one's own cases, by how soon they are due. */
export const QueueScreen = () => {
  const { view } = useParams({ from: '/q/$view' });
  return <QueueOf key={view} view={view} />;
};
