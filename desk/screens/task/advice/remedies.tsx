import type { Advice } from '#functions/desk/advice/contract.ts';
import { causeNames } from '../../../parts/names-of-codes.ts';
import { useWords } from '../../../words/use-words.ts';
import { adviceWords } from './advice-words.ts';

type ByCause = Advice['remedies'][number];
type Tried = ByCause['tried'][number];

const WORKINGS = ['accepted', 'kept', 'satisfied', 'stayed'] as const;

const useRemedyName = (): ((tried: Pick<Tried, 'remedy' | 'name'>) => string) => {
  const say = useWords(adviceWords);
  return ({ remedy, name }) => name ?? (remedy === 'nothing' ? say.nothing : remedy);
};

/** One remedy, and what came of it; of what never was nothing is said. */
const TriedLine = ({ tried }: { tried: Tried }) => {
  const say = useWords(adviceWords);
  const nameOf = useRemedyName();
  const told = WORKINGS.flatMap((working) => {
    const share = tried[working];
    return share && share.of > 0 ? [`${say.workings[working]}: ${say.share(share)}`] : [];
  });
  return (
    <li>
      <strong>{nameOf(tried)}</strong>: {[say.tried(tried.cases), ...told].join(' · ')}
    </li>
  );
};

/** What may be concluded of all remedies together: nothing of too few. */
const Conclusion = ({ of: { cases, better, differs, tried }, fewest }: { of: ByCause; fewest: number }) => {
  const say = useWords(adviceWords);
  const nameOf = useRemedyName();
  if (cases < fewest) return <p className="muted">{say.tooFew(cases)}</p>;
  const best = better && tried.find(({ remedy }) => remedy === better.remedy);
  return (
    <>
      {differs && <p>{say.differs}</p>}
      {better && best && (
        <p>{say.better(nameOf(best), better.in.map((working) => say.workings[working]).join(', '))}</p>
      )}
      {!better && tried.length > 1 && <p className="muted">{say.noneBetter}</p>}
    </>
  );
};

/** What was tried for each cause that complaints like this one had. */
export const Remedies = ({ of: { remedies, fewest } }: { of: Pick<Advice, 'remedies' | 'fewest'> }) => {
  const say = useWords(adviceWords);
  const causes = useWords(causeNames);
  if (remedies.length === 0) return null;
  return (
    <section aria-label={say.remedies}>
      <h3>{say.remedies}</h3>
      {remedies.map((one) => (
        <div key={one.cause}>
          <h4>{causes[one.cause] ?? say.unknownCause}</h4>
          <p className="muted">{say.like(one.cases, one.severity)}</p>
          <ul>
            {one.tried.map((tried) => (
              <TriedLine key={tried.remedy} tried={tried} />
            ))}
          </ul>
          <Conclusion of={one} fewest={fewest} />
        </div>
      ))}
    </section>
  );
};
