import { useQuery } from '@tanstack/react-query';
import type { Advice as AdviceOf } from '#functions/desk/advice/contract.ts';
import { deskUrl } from '../../../api/config.ts';
import { adviceOn } from '../../../api/learning-queries.ts';
import { causeNames } from '../../../parts/names-of-codes.ts';
import { QueryState } from '../../../parts/query-state.tsx';
import { useLanguage, useWords } from '../../../words/use-words.ts';
import { adviceWords } from './advice-words.ts';
import { Remedies } from './remedies.tsx';

/** What goes wrong in cases like this one, told before anything is decided. */
const Expected = ({ of: { expected, topic, fewest } }: { of: AdviceOf }) => {
  const say = useWords(adviceWords);
  if (!topic || expected.cases === 0) return null;
  const { cases, wrong } = expected;
  return (
    <section aria-label={say.expected}>
      <h3>{say.expected}</h3>
      {wrong.length > 0 ? (
        <>
          <p>{say.expectedIn(cases, topic.name)}</p>
          <ul>
            {wrong.map(({ mishap, share, isMore }) => (
              <li key={mishap}>
                {say.mishaps[mishap]}: {say.share(share)}
                {isMore && `, ${say.more}`}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p className="muted">{cases < fewest ? say.tooFew(cases) : say.nothingWrong(cases, topic.name)}</p>
      )}
    </section>
  );
};

/** What the company wrote down of cases like this one. */
const OfManual = ({ of: { manual } }: { of: AdviceOf }) => {
  const say = useWords(adviceWords);
  if (manual.length === 0) return null;
  return (
    <section aria-label={say.manual}>
      <h3>{say.manual}</h3>
      {manual.map(({ entryId, language, version, text }) => (
        <div key={entryId} lang={language}>
          <h4>{text.title}</h4>
          <p>{text.problem}</p>
          <p>
            <strong>{say.works}</strong> {text.works}
          </p>
          {text.words && (
            <p>
              <strong>{say.wordsFor}</strong> {text.words}
            </p>
          )}
          {text.policy && (
            <p>
              <strong>{say.policy}</strong> {text.policy}
            </p>
          )}
          <p className="muted">
            <a href={`${deskUrl}/m/${entryId}`}>{say.version(version)}</a>
          </p>
        </div>
      ))}
    </section>
  );
};

const Alike = ({ of: { alike } }: { of: AdviceOf }) => {
  const say = useWords(adviceWords);
  const causes = useWords(causeNames);
  if (alike.length === 0) return null;
  return (
    <section aria-label={say.alike}>
      <h3>{say.alike}</h3>
      <ul>
        {alike.map(({ caseId, reference, cause, result, conceded = [], score }) => (
          <li key={caseId}>
            <a href={`${deskUrl}/c/${reference}`}>{reference}</a>{' '}
            {[
              cause && (causes[cause] ?? cause),
              result && say.results[result],
              ...conceded,
              score !== undefined && say.score(score),
            ]
              .filter(Boolean)
              .join(' · ')}
          </li>
        ))}
      </ul>
    </section>
  );
};

const isEmpty = ({ expected, remedies, alike, manual, landmark }: AdviceOf): boolean =>
  expected.cases === 0 && [remedies, alike, manual].every(({ length }) => length === 0) && landmark === undefined;

/** What past cases say of one, for whoever decides in it: honest about how few they are. */
export const Advice = ({ caseId }: { caseId: string }) => {
  const say = useWords(adviceWords);
  const language = useLanguage();
  return (
    <QueryState of={useQuery(adviceOn(caseId, language))} loading={say.loading}>
      {(advice) =>
        isEmpty(advice) ? (
          <p className="muted">{say.none}</p>
        ) : (
          <>
            {advice.landmark && <p>{say.landmark[advice.landmark.because]}</p>}
            <OfManual of={advice} />
            <Expected of={advice} />
            <Remedies of={advice} />
            <Alike of={advice} />
            <p className="muted">{say.note}</p>
          </>
        )
      }
    </QueryState>
  );
};
