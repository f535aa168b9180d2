import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../../api/client.ts';
import { type SetAside, setAsideOf } from '../../api/wall-queries.ts';
import { CaseLink } from '../../parts/case-link.tsx';
import { useChannelName } from '../../parts/channel-words.ts';
import type { Body } from '../../parts/form/use-act.ts';
import { QueryState } from '../../parts/query-state.tsx';
import { moment } from '../../words/time.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { Download } from './download.tsx';
import { TakeIn, type Taking } from './take-in.tsx';
import { words } from './words.ts';

type RowProps = { mail: SetAside; onTake: (taking: Taking) => void };

const Row = ({ mail, onTake }: RowProps) => {
  const say = useWords(words);
  const language = useLanguage();
  const name = useChannelName();
  const { id, channel, why, senderDomain, receivedAt, canOpen } = mail;
  const isMail = channel === 'email';
  const acts = (['open', 'join'] as const).map((how) => (
    <Button key={how} disabled={!canOpen} disabledReason={say.cannot} onClick={() => onTake({ how, mail })}>
      {say[how]}
    </Button>
  ));
  return (
    <li>
      <div>
        <strong>{isMail ? say.mail : name(channel)}</strong> {senderDomain && say.from(senderDomain)}
        {': '}
        {why}
        <div className="minor">
          <time dateTime={receivedAt}>{moment(receivedAt, language)}</time>
        </div>
      </div>
      <div className="rows-acts">
        {isMail && acts}
        <Button onClick={() => onTake({ how: 'seen', mail })}>{say.seen}</Button>
        <Download id={id} />
      </div>
    </li>
  );
};

const Done = ({ answer, onDismiss }: { answer: Body; onDismiss: () => void }) => {
  const say = useWords(words);
  const reference = String(answer['reference'] ?? '');
  const result = String(answer['result'] ?? '') as keyof typeof say.done;
  return (
    <Alert type="success" dismissible dismissAriaLabel={say.close} onDismiss={onDismiss}>
      {reference ? (
        <>
          {say.done[result] ?? say.done.noted} <CaseLink reference={reference} />
        </>
      ) : (
        say.doneSeen
      )}
    </Alert>
  );
};

/** Mail of which nothing was made: each can become a case, join one, be read as it came, or be marked as seen. */
export const SetAsideMails = () => {
  const say = useWords(words);
  const queries = useQueryClient();
  const [cursor, setCursor] = useState<string>();
  const [taking, setTaking] = useState<Taking>();
  const [done, setDone] = useState<Body>();
  const asked = useQuery(setAsideOf(cursor));
  // Whom neither role nor policy names for it has nothing to do with it.
  if (asked.error instanceof Problem && asked.error.code === 'role-missing') return null;
  const finish = (answer: Body): void => {
    setTaking(undefined);
    setDone(answer);
    void queries.invalidateQueries({ queryKey: ['set-aside'] });
    void queries.invalidateQueries({ queryKey: ['deliveries'] });
  };
  return (
    <Container
      header={
        <Header
          variant="h2"
          counter={asked.data && `(${asked.data.deliveries.length}${asked.data.cursor ? '+' : ''})`}
          description={say.setAsideHint}
        >
          {say.setAside}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <div aria-live="polite">{done && <Done answer={done} onDismiss={() => setDone(undefined)} />}</div>
        <QueryState of={asked} loading={say.loading}>
          {({ deliveries, cursor: next }) => (
            <>
              {deliveries.length === 0 && <p>{say.nothingSetAside}</p>}
              <ul className="rows">
                {deliveries.map((mail) => (
                  <Row key={mail.id} mail={mail} onTake={setTaking} />
                ))}
              </ul>
              <SpaceBetween direction="horizontal" size="xs">
                {cursor && <Button onClick={() => setCursor(undefined)}>{say.newest}</Button>}
                {next && <Button onClick={() => setCursor(next)}>{say.older}</Button>}
              </SpaceBetween>
            </>
          )}
        </QueryState>
      </SpaceBetween>
      {taking && <TakeIn taking={taking} onClose={() => setTaking(undefined)} onDone={finish} />}
    </Container>
  );
};
