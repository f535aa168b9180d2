import Alert from '@cloudscape-design/components/alert';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type CaseIncident, incidentsIn, incidentsOfCase } from '../../../api/incident-queries.ts';
import type { DeskCase } from '../../../api/types.ts';
import type { Field } from '../../../parts/form/fields.ts';
import { More } from '../../../parts/more.tsx';
import { QueryState } from '../../../parts/query-state.tsx';
import { person } from '../../../session/session.ts';
import { useLanguage, useWords } from '../../../words/use-words.ts';
import { Belonging } from '../../incidents/belonging.tsx';
import { words } from '../../incidents/words.ts';
import { Panel } from './panel.tsx';

const Found = ({ incident, caseId, mayChange }: { incident: CaseIncident; caseId: string; mayChange: boolean }) => {
  const say = useWords(words);
  const { incidentId, title, state, membership, isByPolicy, findings, message } = incident;
  const isProposed = membership === 'proposed';
  const isOpenToWord = isProposed || isByPolicy;
  return (
    <div>
      <Alert type={isProposed ? 'warning' : 'info'} header={isProposed ? say.seems : say.belongs}>
        {title} · {say.states[state]} ·{' '}
        <Link to="/f/$incident" params={{ incident: incidentId }}>
          {say.see}
        </Link>
        {isByPolicy && ` · ${say.byPolicy}`}
      </Alert>
      {findings && (
        <p>
          {say.cause}: {findings.cause}
          {findings.remedy && ` · ${say.remedy}: ${findings.remedy}`}
        </p>
      )}
      {message && (
        <p>
          {message.isSent ? say.sent : say.notSent} {message.text}
        </p>
      )}
      {mayChange && isOpenToWord && state === 'confirmed' && (
        <More title={say.join}>
          <Belonging caseId={caseId} joins incidentId={incidentId} submit={say.join} />
        </More>
      )}
      {mayChange && (
        <More title={isOpenToWord ? say.notThis : say.leave}>
          <Belonging
            caseId={caseId}
            joins={false}
            incidentId={incidentId}
            submit={isOpenToWord ? say.notThis : say.leave}
          />
        </More>
      )}
    </div>
  );
};

/** A case that somebody recognizes as one of a failure is added to it. */
const Add = ({ caseId }: { caseId: string }) => {
  const say = useWords(words);
  return (
    <QueryState of={useQuery(incidentsIn('open', useLanguage()))} loading={say.loading}>
      {({ incidents }) => {
        const options = incidents
          .filter(({ state }) => state === 'confirmed')
          .map(({ incidentId, title }) => ({ value: incidentId, label: title }));
        if (options.length === 0) return <p>{say.noneOpen}</p>;
        const which: Field = { kind: 'select', name: 'incidentId', label: say.which, options };
        return <Belonging caseId={caseId} joins fields={[which]} submit={say.add} />;
      }}
    </QueryState>
  );
};

/** The failure that the case is one of many complaints about, or seems to be. Not for experts. */
export const Incident = ({ file: { caseId, owner } }: { file: DeskCase }) => {
  const say = useWords(words);
  const me = person();
  const mayChange = owner === me?.id || me?.roles.includes('supervisor') === true;
  const isTold = me?.roles.some((role) => role !== 'expert') === true;
  const { data } = useQuery({ ...incidentsOfCase(caseId, useLanguage()), enabled: isTold });
  if (!data || (data.incidents.length === 0 && !mayChange)) return null;
  return (
    <Panel title={say.title}>
      {data.incidents.map((incident) => (
        <Found key={incident.incidentId} incident={incident} caseId={caseId} mayChange={mayChange} />
      ))}
      {data.incidents.length === 0 && (
        <More title={say.add} isLazy>
          <Add caseId={caseId} />
        </More>
      )}
    </Panel>
  );
};
