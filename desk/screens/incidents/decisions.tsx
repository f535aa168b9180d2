import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ShownIncident } from '../../api/incident-queries.ts';
import { Facts } from '../../parts/facts.tsx';
import { AskedForm } from '../../parts/form/asked-form.tsx';
import { More } from '../../parts/more.tsx';
import { moment } from '../../words/time.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { useRenewed } from './use-renewed.ts';
import { words } from './words.ts';

type Verb = 'confirm' | 'dismiss' | 'close';

/** One decision on an incident, with what it comes to and a reason. */
export const Decision = ({ incidentId, verb, hint }: { incidentId: string; verb: Verb; hint: string }) => {
  const say = useWords(words);
  const language = useLanguage();
  const renew = useRenewed();
  return (
    <More title={say[verb]} isOpen={false}>
      <p>{hint}</p>
      <AskedForm
        id={`${verb}-${incidentId}`}
        path={`/desk/incidents/${encodeURIComponent(incidentId)}/${verb}`}
        language={language}
        submit={say[verb]}
        fields={[{ kind: 'text', name: 'reason', label: say.reason }]}
        onDone={renew}
      />
    </More>
  );
};

const FindingsForm = ({ of: { incidentId, findings } }: { of: ShownIncident }) => {
  const say = useWords(words);
  const language = useLanguage();
  const renew = useRenewed();
  const { cause, correctiveAction, remedy } = findings ?? {};
  return (
    <AskedForm
      id={`findings-${incidentId}`}
      path={`/desk/incidents/${encodeURIComponent(incidentId)}/findings`}
      language={language}
      submit={say.save}
      fields={[
        { kind: 'text', name: 'cause', label: say.cause },
        { kind: 'text', name: 'correctiveAction', label: say.correctiveAction },
        { kind: 'text', name: 'remedy', label: say.remedy, hint: say.remedyHint, isOptional: true },
      ]}
      initial={{ ...(cause && { cause }), ...(correctiveAction && { correctiveAction }), ...(remedy && { remedy }) }}
      onDone={renew}
    />
  );
};

/** Cause, corrective action and remedy, as they were recorded; and the form that records them. */
export const Findings = ({ of, mayRecord }: { of: ShownIncident; mayRecord: boolean }) => {
  const say = useWords(words);
  const language = useLanguage();
  const { findings } = of;
  return (
    <Container
      header={
        <Header variant="h2" description={say.findingsHint}>
          {say.findings}
        </Header>
      }
    >
      <SpaceBetween size="m">
        {findings && (
          <Facts
            of={[
              [say.cause, findings.cause],
              [say.correctiveAction, findings.correctiveAction],
              [say.remedy, findings.remedy],
            ]}
          />
        )}
        {findings && <p className="minor">{say.foundBy(findings.name, moment(findings.at, language))}</p>}
        {mayRecord && !findings && <FindingsForm of={of} />}
        {mayRecord && findings && (
          <More title={say.anew}>
            <FindingsForm of={of} />
          </More>
        )}
      </SpaceBetween>
    </Container>
  );
};
