import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { team } from '../../api/queries.ts';
import type { Team } from '../../api/types.ts';
import { QueryState } from '../../parts/query-state.tsx';
import { capital } from '../../words/capital.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { Reads } from './reads.tsx';
import { words } from './words.ts';

type Person = Team['people'][number];

const useDay = (): ((day: string) => string) => {
  const language = useLanguage();
  const format = new Intl.DateTimeFormat(language === 'es' ? 'es-ES' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  return (day) => format.format(new Date(day));
};

const What = ({ person }: { person: Person }) => {
  const say = useWords(words);
  const language = useLanguage();
  const { roles, domains, languages = [], limit } = person;
  const names = new Intl.DisplayNames([language], { type: 'language' });
  const lists = new Intl.ListFormat(language);
  const amount =
    limit &&
    new Intl.NumberFormat(language, { style: 'currency', currency: limit.currency }).format(limit.amount / 100);
  const parts = [
    capital(lists.format(roles.map((role) => say.roles[role] ?? role))),
    lists.format(domains.map((one) => say.domains[one] ?? one)),
    languages.length > 0 && say.speaks(lists.format(languages.map((one) => names.of(one) ?? one))),
    amount && say.limit(amount),
  ];
  return <div className="minor">{parts.filter(Boolean).join(' · ')}</div>;
};

const Row = ({ person, isYou, onShow }: { person: Person; isYou: boolean; onShow: (() => void) | undefined }) => {
  const say = useWords(words);
  const inWords = useDay();
  const { name, away, awayUntil } = person;
  return (
    <li>
      <div>
        <strong>{name}</strong> {isYou && `(${say.you})`}
        <What person={person} />
      </div>
      <div className="rows-acts">
        <StatusIndicator type={away ? 'stopped' : 'success'}>
          {away ? (awayUntil ? say.awayUntil(inWords(awayUntil)) : say.away) : say.there}
        </StatusIndicator>
        {onShow && (
          <Button ariaLabel={`${say.shown}: ${name}`} onClick={onShow}>
            {say.shown}
          </Button>
        )}
      </div>
    </li>
  );
};

/** Who there is, with roles, domains and who is away; supervisors look up what somebody was shown. */
export const TeamShown = () => {
  const say = useWords(words);
  const language = useLanguage();
  const asked = useQuery(team);
  const [shown, setShown] = useState<Person>();
  return (
    <Container
      header={
        <Header variant="h2" counter={asked.data && `(${asked.data.people.length})`} description={say.teamHint}>
          {say.team}
        </Header>
      }
    >
      <QueryState of={asked} loading={say.loading}>
        {({ you, roles, people }) => (
          <SpaceBetween size="s">
            {roles.includes('supervisor') && (
              <Link to="/p" className="plain-link">
                {say.changeTeam}
              </Link>
            )}
            <p>
              {roles.length > 0
                ? say.signedIn(new Intl.ListFormat(language).format(roles.map((role) => say.roles[role] ?? role)))
                : say.noRoles}
            </p>
            <ul className="rows">
              {people.map((person) => (
                <Row
                  key={person.id}
                  person={person}
                  isYou={person.id === you}
                  onShow={roles.includes('supervisor') ? () => setShown(person) : undefined}
                />
              ))}
            </ul>
          </SpaceBetween>
        )}
      </QueryState>
      {shown && <Reads person={shown} onClose={() => setShown(undefined)} />}
    </Container>
  );
};
