import Alert from '@cloudscape-design/components/alert';
import { useQuery } from '@tanstack/react-query';
import type { Advice as AdviceOf } from '#functions/desk/advice/contract.ts';
import { deskUrl } from '../../../api/config.ts';
import { adviceOn } from '../../../api/learning-queries.ts';
import { causeNames } from '../../../parts/names-of-codes.ts';
import { QueryState } from '../../../parts/query-state.tsx';
import { useLanguage, useWords } from '../../../words/use-words.ts';
import { adviceWords } from './advice-words.ts';
import { Remedies } from './remedies.tsx';

type Incident = AdviceOf['incidents'][number];

/** The failure that many complain about: whoever has one of the cases goes on from what is known, and does not look for it anew. */
const OfIncident = ({ incident: { title, membership, findings } }: { incident: Incident }) => {
  const say = useWords(adviceWords);
  return (
    <Alert type="info" header={say.incident[membership]}>
      <p>{title}</p>
      {findings ? (
        <>
          <p>
            <strong>{say.causeOfIncident}</strong> {findings.cause}
          </p>
          <p>
            <strong>{say.action}</strong> {findings.correctiveAction}
          </p>
          {findings.remedy && (
            <p>
              <strong>{say.remedy}</strong> {findings.remedy}
            </p>
          )}
        </>
      ) : (
        <p>{say.noFindings}</p>
      )}
    </Alert>
  );
};

/** What goes wrong in cases like this one, told before anything is decided: a warning where there is something to be warned of. */
const Expected = ({ of: { expected, topic, fewest } }: { of: AdviceOf }) => {
  const say = useWords(adviceWords);
  if (!topic || expected.cases === 0) return null;
  const { cases, wrong } = expected;
  if (wrong.length > 0)
    return (
      <Alert type="warning" header={say.expected}>
        <p>{say.expectedIn(cases, topic.name)}</p>
        <ul>
          {wrong.map(({ mishap, share, isMore }) => (
            <li key={mishap}>
              {say.mishaps[mishap]}: {say.share(share)}
              {isMore && `, ${say.more}`}
            </li>
          ))}
        </ul>
      </Alert>
    );
  return (
    <section aria-label={say.expected}>
      <h3>{say.expected}</h3>
      <p className="muted">{cases < fewest ? say.tooFew(cases) : say.nothingWrong(cases, topic.name)}</p>
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

const isEmpty = ({ expected, remedies, alike, manual, incidents, landmark }: AdviceOf): boolean =>
  expected.cases === 0 &&
  [remedies, alike, manual, incidents].every(({ length }) => length === 0) &&
  landmark === undefined;

/** What is known of the failure that a case is about, and what past cases say of it, for whoever decides in it: honest about how few they are. */
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
            {advice.incidents.map((incident) => (
              <OfIncident key={incident.incidentId} incident={incident} />
            ))}
            <Expected of={advice} />
            {advice.landmark && <p>{say.landmark[advice.landmark.because]}</p>}
            <OfManual of={advice} />
            <Remedies of={advice} />
            <Alike of={advice} />
            <p className="muted">{say.note}</p>
          </>
        )
      }
    </QueryState>
  );
};
