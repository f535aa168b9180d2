import '../../parts/rows.css';
import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { incidentBy, membersOf, type ShownIncident } from '../../api/incident-queries.ts';
import { Due } from '../../parts/due.tsx';
import { QueryScreen } from '../../parts/query-screen.tsx';
import { person } from '../../session/session.ts';
import { moment } from '../../words/time.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { Affected } from './affected.tsx';
import { Decision, Findings } from './decisions.tsx';
import { IncidentState } from './list.tsx';
import { Members } from './members.tsx';
import { Messages } from './messages.tsx';
import { summed } from './sums.ts';
import { words } from './words.ts';

/** By when the law asks for a word to all, and how each date came about. */
const Duty = ({ duty }: { duty: NonNullable<ShownIncident['duty']> }) => {
  const say = useWords(words);
  const language = useLanguage();
  return (
    <Container header={<Header variant="h2">{say.duty}</Header>}>
      <ul>
        {duty.dates.map(({ what, dueAt, doneAt, explanation }) => (
          <li key={what}>
            {say.dutyDates[what]}: {doneAt ? `${say.done} ${moment(doneAt, language)}` : <Due at={dueAt} />}
            <div className="minor">{explanation}</div>
          </li>
        ))}
        {duty.also.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Container>
  );
};

const Why = ({ of }: { of: ShownIncident }) => {
  const say = useWords(words);
  const language = useLanguage();
  const { reasons, beganAt, customers } = of;
  return (
    <Container header={<Header variant="h2">{say.why}</Header>}>
      <p>
        {say.since} {moment(beganAt, language)}
        {customers > 0 && ` · ${say.customers(customers)}`}
      </p>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
        {(['confirmed', 'dismissed', 'closed'] as const).map((what) => {
          const decided = of[what];
          return (
            decided && (
              <li key={what}>
                {say.decided[what](decided.name)}, {moment(decided.at, language)}
                {decided.reason && `: ${decided.reason}`}
              </li>
            )
          );
        })}
      </ul>
    </Container>
  );
};

const Incident = ({ of }: { of: ShownIncident }) => {
  const say = useWords(words);
  const { incidentId, state, title, duty, isUnderWay, isLeftBehind, findings } = of;
  const { data } = useInfiniteQuery(membersOf(incidentId));
  const leads = person()?.roles.includes('supervisor') === true;
  const [isProposed, isConfirmed] = [leads && state === 'proposed', leads && state === 'confirmed'];
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description={<IncidentState state={state} />}>
        {title}
      </Header>
      {isUnderWay && <Alert type="info">{say.underWay}</Alert>}
      {isLeftBehind && <Alert type="warning">{say.leftBehind}</Alert>}
      {duty && <Duty duty={duty} />}
      <Why of={of} />
      {isProposed && <Decision incidentId={incidentId} verb="confirm" hint={say.confirmHint} />}
      {isProposed && <Decision incidentId={incidentId} verb="dismiss" hint={say.dismissHint} />}
      {state !== 'proposed' && state !== 'dismissed' && <Messages of={of} mayWrite={isConfirmed} />}
      {leads && (isConfirmed || state === 'closed') && <Affected of={of} mayWrite={isConfirmed} />}
      {(findings || isConfirmed) && <Findings of={of} mayRecord={isConfirmed} />}
      <Members incidentId={incidentId} mayChange={leads} />
      {isConfirmed && findings && (
        <Decision incidentId={incidentId} verb="close" hint={say.closeHint(summed(data?.pages ?? []).open)} />
      )}
    </SpaceBetween>
  );
};

/** One failure that many complain about: why, by when the law asks for a word, what all were told, and its cases. */
export const IncidentScreen = () => {
  const say = useWords(words);
  const { incident } = useParams({ from: '/f/$incident' });
  const asked = useQuery(incidentBy(incident, useLanguage()));
  return (
    <QueryScreen of={asked} title={say.kinds.incident} loading={say.loading}>
      {(of) => <Incident of={of} />}
    </QueryScreen>
  );
};
