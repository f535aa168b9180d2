import '../../parts/rows.css';
import './wall.css';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { workload } from '../../api/wall-queries.ts';
import { person } from '../../session/session.ts';
import { moment } from '../../words/time.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { Budgets } from './budgets.tsx';
import { Glance } from './glance.tsx';
import { Lanes } from './lanes.tsx';
import { People } from './people.tsx';
import { Promises } from './promises.tsx';
import { Standing } from './standing.tsx';
import { words } from './words.ts';

const Updated = () => {
  const say = useWords(words);
  const language = useLanguage();
  const { dataUpdatedAt } = useQuery(workload);
  return dataUpdatedAt > 0 ? say.updated(moment(new Date(dataUpdatedAt).toISOString(), language)) : undefined;
};

/** How the team stands: what is late or soon will be, what nobody has, and who has how much. On a screen on the wall it names nobody. */
export const WallScreen = () => {
  const say = useWords(words);
  const navigate = useNavigate();
  const { tv, list } = useSearch({ from: '/s' });
  const isTv = tv === true;
  if (!person()?.roles.includes('supervisor'))
    return (
      <SpaceBetween size="m">
        <Header variant="h1">{say.title}</Header>
        <Alert type="info">{say.only}</Alert>
      </SpaceBetween>
    );
  const toggle = () => void navigate({ to: '/s', search: isTv ? {} : { tv: true } });
  return (
    <div className={isTv ? 'wall tv' : 'wall'}>
      <SpaceBetween size="l">
        <Header
          variant="h1"
          description={isTv ? <Updated /> : say.tvHint}
          actions={<Button onClick={toggle}>{isTv ? say.leaveTv : say.tv}</Button>}
        >
          {say.title}
        </Header>
        <Glance />
        {list && !isTv ? (
          <Standing list={list} />
        ) : (
          <SpaceBetween size="l">
            <Lanes isTv={isTv} />
            <People isTv={isTv} />
            <Promises isTv={isTv} />
            {!isTv && <Budgets />}
          </SpaceBetween>
        )}
      </SpaceBetween>
    </div>
  );
};
