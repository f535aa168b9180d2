import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { StaffShown } from '../../api/staff-query.ts';
import { AskedForm } from '../../parts/form/asked-form.tsx';
import type { Field, Option } from '../../parts/form/fields.ts';
import { More } from '../../parts/more.tsx';
import { capital } from '../../words/capital.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { ActButton } from './act-button.tsx';
import { placesOf, rotaWith, type Shift, shiftIn, valuesOfShift } from './values.ts';
import { WEEK, weekdayName, weekdaysInWords } from './weekdays.ts';
import { staffWords } from './words.ts';

type Props = { of: StaffShown; place: number; shift?: Shift };

const ShiftForm = ({ of, place, shift }: Props) => {
  const say = useWords(staffWords);
  const language = useLanguage();
  const nobody: Option = { value: '', label: say.nobody };
  const callers = of.people
    .filter(({ id, left }) => !left || shift?.people.includes(id))
    .map(({ id, name }): Option => ({ value: id, label: name }));
  return (
    <AskedForm
      id={`staff-shift-${place}-${of.version}`}
      path="/desk/staff"
      version={of.version}
      language={language}
      submit={say.save}
      fields={[
        {
          ...{ kind: 'many', name: 'days', label: say.shiftDays },
          options: WEEK.map((day) => ({ value: String(day), label: weekdayName(day, language) })),
        },
        { kind: 'line', type: 'time', name: 'from', label: say.start },
        { kind: 'line', type: 'time', name: 'to', label: say.end, hint: say.endHint },
        ...placesOf(shift).map(
          (at): Field => ({
            ...{ kind: 'select', name: `person-${at}`, options: at === 0 ? callers : [nobody, ...callers] },
            ...{ label: at === 0 ? say.callsFirst : say.callsThen(at + 1), isOptional: at > 0 },
          }),
        ),
      ]}
      {...(shift && { initial: valuesOfShift(shift) })}
      toBody={(_, values) => rotaWith(of.rota, place, shiftIn(values))}
    />
  );
};

/** Who is on duty for urgent calls, and when. */
export const Rota = ({ of }: { of: StaffShown }) => {
  const say = useWords(staffWords);
  const language = useLanguage();
  const { rota, people, isRotaOfDesk, version } = of;
  const nameOf = (id: string): string => people.find((person) => person.id === id)?.name ?? id;
  return (
    <Container
      header={
        <Header variant="h2" description={say.rotaHint}>
          {say.rota}
        </Header>
      }
    >
      {isRotaOfDesk && <p className="minor">{say.rotaOfDesk}</p>}
      <ul className="rows">
        {rota.map((shift, place) => (
          <li key={JSON.stringify(shift)}>
            <div>
              {capital(say.shift(weekdaysInWords(shift.days, language), shift.from, shift.to))}
              <div className="minor">{shift.people.map(nameOf).join(', ')}</div>
              <More title={say.changeShift} isLazy>
                <SpaceBetween size="m">
                  <ShiftForm of={of} place={place} shift={shift} />
                  {rota.length > 1 && (
                    <ActButton body={rotaWith(rota, place, undefined)} version={version} label={say.takeShift} />
                  )}
                </SpaceBetween>
              </More>
            </div>
          </li>
        ))}
      </ul>
      <More title={say.addShift} isLazy>
        <ShiftForm of={of} place={rota.length} />
      </More>
    </Container>
  );
};
