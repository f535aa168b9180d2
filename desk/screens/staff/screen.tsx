import '../../parts/rows.css';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { type StaffShown, staffNow } from '../../api/staff-query.ts';
import { More } from '../../parts/more.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { person } from '../../session/session.ts';
import { useWords } from '../../words/use-words.ts';
import { Asked } from './asked.tsx';
import { DisruptionSaid } from './disruption.tsx';
import { PersonRow } from './person.tsx';
import { NewPerson } from './person-form.tsx';
import { StaffHistory } from './record.tsx';
import { Rota } from './rota.tsx';
import { staffWords } from './words.ts';

const Staff = ({ of }: { of: StaffShown }) => {
  const say = useWords(staffWords);
  return (
    <SpaceBetween size="l">
      <Asked of={of} />
      <Container
        header={
          <Header variant="h2" counter={`(${of.people.filter(({ left }) => !left).length})`}>
            {say.people}
          </Header>
        }
      >
        <ul className="rows">
          {of.people.map((person) => (
            <PersonRow key={person.id} person={person} of={of} />
          ))}
        </ul>
        <More title={say.add} isLazy>
          <NewPerson of={of} />
        </More>
      </Container>
      <Rota of={of} />
      <DisruptionSaid of={of} />
      <StaffHistory of={of} />
    </SpaceBetween>
  );
};

const All = () => {
  const say = useWords(staffWords);
  return (
    <QueryState of={useQuery(staffNow())} loading={say.loading}>
      {(of) => <Staff of={of} />}
    </QueryState>
  );
};

/** Who works here: absences, limits, the duty rota, what customers are told of channels, what waits for a second pair of eyes, and who changed what. */
export const StaffScreen = () => {
  const say = useWords(staffWords);
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description={say.hint}>
        {say.title}
      </Header>
      {person()?.roles.includes('supervisor') ? <All /> : <p>{say.only}</p>}
    </SpaceBetween>
  );
};
