import { domains, roles } from '#domain/vocabulary.ts';
import type { StaffPerson, StaffShown } from '../../api/staff-query.ts';
import { AskedForm } from '../../parts/form/asked-form.tsx';
import type { Field, Option } from '../../parts/form/fields.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { changedFields, fieldsIn, valuesOf } from './values.ts';
import { staffWords } from './words.ts';

type Of = Pick<StaffShown, 'people' | 'currency' | 'version'>;

const useFields = ({ people, currency }: Of, self?: string): Field[] => {
  const say = useWords(staffWords);
  const others: Option[] = [
    { value: '', label: say.nobody },
    ...people.filter(({ id, left }) => id !== self && !left).map(({ id, name }) => ({ value: id, label: name })),
  ];
  return [
    { kind: 'line', name: 'name', label: say.name },
    { kind: 'line', name: 'email', label: say.email, type: 'email' },
    { kind: 'heading', name: 'roles', label: say.roles },
    ...roles.map((role): Field => ({ kind: 'check', name: `role-${role}`, label: say.role[role] })),
    { kind: 'line', name: 'languages', label: say.languages, hint: say.languagesHint },
    { kind: 'line', name: 'topics', label: say.topics, hint: say.topicsHint, isOptional: true },
    { kind: 'heading', name: 'domains', label: say.domains },
    ...domains.map((one): Field => ({ kind: 'check', name: `domain-${one}`, label: say.domain[one] })),
    { kind: 'line', name: 'limit', label: say.limit(currency), hint: say.limitHint, isOptional: true },
    { kind: 'select', name: 'substitute', label: say.substitute, options: others, isOptional: true },
    { kind: 'select', name: 'manager', label: say.manager, options: others, isOptional: true },
    { kind: 'heading', name: 'hours', label: say.hours },
    { kind: 'line', name: 'start', label: say.start, isOptional: true },
    { kind: 'line', name: 'end', label: say.end, isOptional: true },
    { kind: 'line', name: 'weekdays', label: say.weekdays, hint: say.weekdaysHint, isOptional: true },
  ];
};

/** What is told of somebody. */
export const PersonForm = ({ person, of }: { person: StaffPerson; of: Of }) => {
  const say = useWords(staffWords);
  return (
    <AskedForm
      id={`staff-${person.id}-${of.version}`}
      path="/desk/staff"
      version={of.version}
      language={useLanguage()}
      submit={say.save}
      fields={useFields(of, person.id)}
      initial={valuesOf(person.fields)}
      toBody={(_, values) => ({
        change: 'person',
        person: person.id,
        set: changedFields(person.fields, fieldsIn(values)),
      })}
    />
  );
};

/** Somebody who is new. */
export const NewPerson = ({ of }: { of: Of }) => {
  const say = useWords(staffWords);
  return (
    <AskedForm
      id={`staff-new-${of.version}`}
      path="/desk/staff"
      version={of.version}
      language={useLanguage()}
      submit={say.add}
      fields={[{ kind: 'line', name: 'id', label: say.id, hint: say.idHint }, ...useFields(of)]}
      toBody={(_, values) => ({ change: 'added', person: (values['id'] ?? '').trim(), set: fieldsIn(values) })}
    />
  );
};
