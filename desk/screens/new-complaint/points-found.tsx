import { useQuery } from '@tanstack/react-query';
import { caseOf } from '../../api/queries.ts';
import { useWords } from '../../words/use-words.ts';
import { words } from './words.ts';

const AGAIN_MS = 3_000;
/** Reading a complaint takes seconds; after that the case shows what came of it. */
const MOST_TRIES = 8;

/** What was understood of a new complaint, so that it can be read back to the customer while they are there. */
export const PointsFound = ({ caseId }: { caseId: string }) => {
  const say = useWords(words);
  const { data } = useQuery({
    ...caseOf(caseId),
    refetchInterval: ({ state }) =>
      (state.data?.points.length ?? 0) > 0 || state.dataUpdateCount >= MOST_TRIES ? false : AGAIN_MS,
  });
  const points = data?.points ?? [];
  return (
    <section>
      <h3 className="rows-heading">{say.points}</h3>
      <div aria-live="polite">
        {points.length > 0 ? (
          <>
            <p className="minor">{say.pointsHint}</p>
            <ol className="options">
              {points.map(({ pointId, point }) => (
                <li key={pointId}>{point}</li>
              ))}
            </ol>
          </>
        ) : (
          <p className="minor">{data ? say.pointsNone : say.pointsComing}</p>
        )}
      </div>
    </section>
  );
};
