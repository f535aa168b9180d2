import '../../parts/rows.css';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type IncidentLine, incidentsIn } from '../../api/incident-queries.ts';
import { QueryState } from '../../parts/query-state.tsx';
import { person } from '../../session/session.ts';
import { moment } from '../../words/time.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { OpenIncident } from './open-incident.tsx';
import { words } from './words.ts';

const TYPES = { proposed: 'warning', confirmed: 'in-progress', dismissed: 'stopped', closed: 'success' } as const;

/** How an incident stands, in a word. */
export const IncidentState = ({ state }: Pick<IncidentLine, 'state'>) => (
  <StatusIndicator type={TYPES[state]}>{useWords(words).states[state]}</StatusIndicator>
);

const Row = ({ incident }: { incident: IncidentLine }) => {
  const say = useWords(words);
  const language = useLanguage();
  const { incidentId, kind, title, state, beganAt, customers, reasons } = incident;
  return (
    <li>
      <div>
        <Link className="plain-link" to="/f/$incident" params={{ incident: incidentId }}>
          {kind === 'crisis' && `${say.kinds.crisis}: `}
          {title}
        </Link>
        <div className="minor">
          {say.since} <time dateTime={beganAt}>{moment(beganAt, language)}</time>
          {customers > 0 && ` · ${say.customers(customers)}`}
          {reasons.length > 0 && ` · ${reasons.join(' · ')}`}
        </div>
      </div>
      <IncidentState state={state} />
    </li>
  );
};

const Those = ({ view }: { view: 'open' | 'ended' }) => {
  const say = useWords(words);
  return (
    <Container header={<Header variant="h2">{say.views[view]}</Header>}>
      <QueryState of={useQuery(incidentsIn(view, useLanguage()))} loading={say.loading}>
        {({ incidents }) =>
          incidents.length === 0 ? (
            <p>{say.nothing[view]}</p>
          ) : (
            <ul className="rows">
              {incidents.map((incident) => (
                <Row key={incident.incidentId} incident={incident} />
              ))}
            </ul>
          )
        }
      </QueryState>
    </Container>
  );
};

/** Failures that many complain about: those somebody has to see to first. */
export const IncidentsScreen = () => {
  const say = useWords(words);
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description={say.hint}>
        {say.title}
      </Header>
      <Those view="open" />
      {person()?.roles.includes('supervisor') && <OpenIncident />}
      <Those view="ended" />
    </SpaceBetween>
  );
};
