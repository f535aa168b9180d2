import Button from '@cloudscape-design/components/button';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { tasksOf } from '../../api/queries.ts';
import { useCounts } from '../../app/counts.ts';
import { CaseLink } from '../../parts/case-link.tsx';
import { moment } from '../../words/time.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { words } from './words.ts';

type Soonest = { reference: string; dueAt: string };

/** What comes next, and when. */
export const Next = ({ of: { reference, dueAt }, zone }: { of: Soonest; zone: string }) => {
  const say = useWords(words);
  const language = useLanguage();
  return (
    <>
      {say.next}: <CaseLink reference={reference} />, {moment(dueAt, language, zone)}.
    </>
  );
};

/** Nothing is here: what comes next elsewhere. */
export const Empty = ({ view, zone, hasMore }: { view: string; zone: string; hasMore: boolean }) => {
  const say = useWords(words);
  const { data } = useQuery(tasksOf('mine'));
  const { unassigned = 0 } = useCounts();
  if (hasMore) return <p className="empty">{say.moreToRead}</p>;
  const [next] = (data?.tasks ?? []).toSorted((a, b) => a.dueAt.localeCompare(b.dueAt));
  return (
    <div className="empty">
      <p>
        {say.emptyOf[view] ?? say.empty} {next && <Next of={next} zone={zone} />}
      </p>
      {!next && unassigned > 0 && view !== 'unassigned' && (
        <p>
          <Link to="/q/$view" params={{ view: 'unassigned' }} className="plain-link">
            {say.unassigned(unassigned)}
          </Link>
        </p>
      )}
    </div>
  );
};

/** Something is here, but the filters let nothing through. */
export const NoneFits = ({ onClear }: { onClear: () => void }) => {
  const say = useWords(words);
  return (
    <div className="empty">
      <p>{say.noneFits}</p>
      <Button onClick={onClear}>{say.clear}</Button>
    </div>
  );
};
