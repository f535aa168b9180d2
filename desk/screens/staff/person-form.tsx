import { domains, letterLanguages, roles } from '#domain/vocabulary.ts';
import type { StaffPerson, StaffShown } from '../../api/staff-query.ts';
import { AskedForm } from '../../parts/form/asked-form.tsx';
import type { Field, Option } from '../../parts/form/fields.ts';
import { languageNames } from '../../parts/names-of-codes.ts';
import { useTopicOptions } from '../../parts/topics.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { changedFields, fieldsIn, valuesOf } from './values.ts';
import { WEEK, weekdayName } from './weekdays.ts';
import { staffWords } from './words.ts';

type Of = Pick<StaffShown, 'people' | 'currency' | 'version'>;

/** Languages that letters are in, and those that somebody speaks besides. */
const useLanguages = (spoken: readonly string[] = []): Option[] => {
  const names = useWords(languageNames);
  const all = new Set<string>([...letterLanguages, ...spoken]);
  return [...all].map((value) => ({ value, label: names[value] ?? value }));
};

const useFields = ({ people, currency }: Of, self?: StaffPerson): Field[] => {
  const say = useWords(staffWords);
  const language = useLanguage();
  const languages = useLanguages(self?.fields.languages);
  const topics = useTopicOptions();
  const others: Option[] = [
    { value: '', label: say.nobody },
    ...people.filter(({ id, left }) => id !== self?.id && !left).map(({ id, name }) => ({ value: id, label: name })),
  ];
  return [
    { kind: 'line', name: 'name', label: say.name },
    { kind: 'line', name: 'email', label: say.email, type: 'email' },
    {
      ...{ kind: 'many', name: 'roles', label: say.roles },
      options: roles.map((value) => ({ value, label: say.role[value] })),
    },
    { kind: 'many', name: 'languages', label: say.languages, options: languages },
    { kind: 'many', name: 'topics', label: say.topics, hint: say.topicsHint, options: topics, isOptional: true },
    {
      ...{ kind: 'many', name: 'domains', label: say.domains, hint: say.domainsHint, isOptional: true },
      options: domains.map((value) => ({ value, label: say.domain[value] })),
    },
    { kind: 'line', name: 'limit', label: say.limit(currency), hint: say.limitHint, isOptional: true },
    { kind: 'select', name: 'substitute', label: say.substitute, options: others, isOptional: true },
    { kind: 'select', name: 'manager', label: say.manager, options: others, isOptional: true },
    {
      ...{ kind: 'many', name: 'weekdays', label: say.weekdays, isOptional: true },
      options: WEEK.map((day) => ({ value: String(day), label: weekdayName(day, language) })),
    },
    { kind: 'line', type: 'time', name: 'start', label: say.start, isOptional: true },
    { kind: 'line', type: 'time', name: 'end', label: say.end, isOptional: true },
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
      fields={useFields(of, person)}
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
