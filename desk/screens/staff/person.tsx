import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { StaffPerson, StaffShown } from '../../api/staff-query.ts';
import { AskedForm } from '../../parts/form/asked-form.tsx';
import { useMoney } from '../../parts/money.ts';
import { More } from '../../parts/more.tsx';
import { capital } from '../../words/capital.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { ActButton } from './act-button.tsx';
import { PersonForm } from './person-form.tsx';
import { useDays } from './use-days.ts';
import { staffWords } from './words.ts';

type Props = { person: StaffPerson; of: StaffShown };

/** What is known of somebody in a line. */
const What = ({ person, of }: Props) => {
  const say = useWords(staffWords);
  const money = useMoney();
  const language = useLanguage();
  const { fields, grants, added } = person;
  const lists = new Intl.ListFormat(language);
  const roles = (fields.roles ?? []).map((role) => say.role[role].toLocaleLowerCase(language));
  const inFields = (fields.domains ?? []).map((domain) => say.domain[domain].toLocaleLowerCase(language));
  const parts = [
    capital(lists.format(roles)),
    lists.format(inFields),
    grants > 0 && say.grants(money({ amount: grants, currency: of.currency })),
    added && say.added,
  ];
  return <div className="minor">{parts.filter(Boolean).join(' · ')}</div>;
};

/** Where the desk and the policy file say two things. */
const Differing = ({ person: { fromDesk, overruled } }: Pick<Props, 'person'>) => {
  const say = useWords(staffWords);
  const named = (fields: string[]): string => {
    const words = { ...say, ...{ limit: say.limit('').replace(/ \(\)$/, '') } } as unknown as Record<string, unknown>;
    return fields.map((field) => (typeof words[field] === 'string' ? words[field] : field)).join(', ');
  };
  return (
    <>
      {fromDesk.length > 0 && <p className="minor">{say.ofDesk(named(fromDesk))}</p>}
      {overruled.length > 0 && <p className="minor">{say.overruled(named(overruled))}</p>}
    </>
  );
};

const Absences = ({ person, of }: Props) => {
  const say = useWords(staffWords);
  const days = useDays();
  const language = useLanguage();
  return (
    <section>
      <h3>{say.absences}</h3>
      {person.absences.length === 0 && <p className="minor">{say.noAbsences}</p>}
      <ul className="rows">
        {person.absences.map((absence) => (
          <li key={`${absence.from} ${absence.to}`}>
            <div>
              {capital(days(absence))}
              {absence.work && <div className="minor">{say.works[absence.work]}</div>}
            </div>
            <div className="rows-acts">
              <ActButton
                body={{ change: 'no-absence', person: person.id, absence: { from: absence.from, to: absence.to } }}
                version={of.version}
                label={say.cancel}
                ariaLabel={say.cancelOf(days(absence))}
              />
            </div>
          </li>
        ))}
      </ul>
      <p className="minor">{say.absenceHint}</p>
      <AskedForm
        id={`staff-absence-${person.id}-${of.version}`}
        path="/desk/staff"
        version={of.version}
        language={language}
        submit={say.addAbsence}
        fields={[
          { kind: 'line', name: 'from', label: say.firstDay, type: 'date' },
          { kind: 'line', name: 'to', label: say.lastDay, type: 'date' },
          {
            kind: 'select',
            name: 'work',
            label: say.work,
            isOptional: true,
            options: [
              { value: '', label: say.works.policy },
              ...(['keep', 'tasks', 'cases'] as const).map((value) => ({ value, label: say.works[value] })),
            ],
          },
        ]}
        toBody={(absence) => ({ change: 'absence', person: person.id, absence })}
      />
    </section>
  );
};

/** What a supervisor can change of somebody. */
const Changing = ({ person, of }: Props) => {
  const say = useWords(staffWords);
  const { id, left } = person;
  if (left) return <ActButton body={{ change: 'back', person: id }} version={of.version} label={say.back} />;
  return (
    <SpaceBetween size="l">
      <Absences person={person} of={of} />
      <section>
        <h3>{say.data}</h3>
        <PersonForm person={person} of={of} />
      </section>
      <section>
        <h3>{say.leave}</h3>
        <SpaceBetween size="xs">
          <p className="minor">{say.leaveHint}</p>
          <ActButton body={{ change: 'left', person: id }} version={of.version} label={say.leave} />
        </SpaceBetween>
      </section>
    </SpaceBetween>
  );
};

/** Somebody of the team, as it is today. */
export const PersonRow = ({ person, of }: Props) => {
  const say = useWords(staffWords);
  const { name, away, left } = person;
  return (
    <li>
      <div>
        <strong>{name}</strong>
        <What person={person} of={of} />
        <Differing person={person} />
        <More title={say.change} of={name} isLazy>
          <Changing person={person} of={of} />
        </More>
      </div>
      <div className="rows-acts">
        <StatusIndicator type={away ? 'stopped' : 'success'}>
          {left ? say.left : away ? say.away : say.there}
        </StatusIndicator>
      </div>
    </li>
  );
};
