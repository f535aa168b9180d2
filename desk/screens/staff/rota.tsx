import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { StaffShown } from '../../api/staff-query.ts';
import { AskedForm } from '../../parts/form/asked-form.tsx';
import { More } from '../../parts/more.tsx';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { ActButton } from './act-button.tsx';
import { rotaWith, type Shift, shiftIn, valuesOfShift } from './values.ts';
import { staffWords } from './words.ts';

type Props = { of: StaffShown; place: number; shift?: Shift };

const ShiftForm = ({ of, place, shift }: Props) => {
  const say = useWords(staffWords);
  return (
    <AskedForm
      id={`staff-shift-${place}-${of.version}`}
      path="/desk/staff"
      version={of.version}
      language={useLanguage()}
      submit={say.save}
      fields={[
        { kind: 'line', name: 'days', label: say.weekdays, hint: say.weekdaysHint },
        { kind: 'line', name: 'from', label: say.start },
        { kind: 'line', name: 'to', label: say.end },
        { kind: 'line', name: 'people', label: say.shiftPeople, hint: say.shiftPeopleHint },
      ]}
      {...(shift && { initial: valuesOfShift(shift) })}
      toBody={(_, values) => rotaWith(of.rota, place, shiftIn(values))}
    />
  );
};

/** Who is on duty for urgent calls, and when. */
export const Rota = ({ of }: { of: StaffShown }) => {
  const say = useWords(staffWords);
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
              {say.shift(shift.days.join(', '), shift.from, shift.to)}
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
