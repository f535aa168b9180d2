import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { addDays } from '#domain/deadline/local-day.ts';
import { type Delivery, deliveriesOf } from '../../api/wall-queries.ts';
import { CaseLink } from '../../parts/case-link.tsx';
import { useChannelName } from '../../parts/channel-words.ts';
import { More } from '../../parts/more.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { moment, now } from '../../words/time.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { CHANNELS } from './channels.ts';
import { words } from './words.ts';

const LISTED_DAYS = 31;
const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

const Filters = () => {
  const say = useWords(words);
  const name = useChannelName();
  const navigate = useNavigate();
  const { channel, since } = useSearch({ from: '/d' });
  const choose = (more: { channel?: string | undefined; since?: string | undefined }): void => {
    const chosen = Object.entries({ channel, since, ...more }).filter(([, value]) => value);
    void navigate({ to: '/d', search: Object.fromEntries(chosen), replace: true });
  };
  const today = dayOf(now());
  return (
    <div className="filters">
      <label>
        {say.channel}
        <select className="select" value={channel ?? ''} onChange={({ target }) => choose({ channel: target.value })}>
          <option value="">{say.all}</option>
          {CHANNELS.map((one) => (
            <option key={one} value={one}>
              {name(one)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say.since}
        <input
          className="select"
          type="date"
          min={addDays(today, 1 - LISTED_DAYS)}
          max={today}
          value={since ?? ''}
          onChange={({ target }) => choose({ since: target.value })}
        />
      </label>
    </div>
  );
};

const STATES = {
  opened: 'success',
  joined: 'success',
  noted: 'info',
  refused: 'stopped',
  unreadable: 'error',
} as const;

const Row = ({ delivery }: { delivery: Delivery }) => {
  const say = useWords(words);
  const language = useLanguage();
  const name = useChannelName();
  const { receivedAt, channel, result, reason, caseId, count = 1, firstAt = receivedAt, samples = [] } = delivery;
  return (
    <li>
      <div>
        <StatusIndicator type={STATES[result]}>{say.results[result]}</StatusIndicator>
        <span>
          {' · '}
          {name(channel)}
          {reason && `: ${say.reasons[reason] ?? reason}`}
        </span>
        <div className="minor">
          {count > 1 ? (
            say.many(count, moment(firstAt, language), moment(receivedAt, language))
          ) : (
            <time dateTime={receivedAt}>{moment(receivedAt, language)}</time>
          )}
        </div>
        {count > 1 && samples.length > 0 && (
          <More title={say.samples}>
            <ul>
              {samples.map(({ id, at, bytes }) => (
                <li key={id}>
                  {moment(at, language)} · {say.bytes(bytes)} · {id}
                </li>
              ))}
            </ul>
          </More>
        )}
      </div>
      {caseId && <CaseLink reference={caseId}>{say.seeCase}</CaseLink>}
    </li>
  );
};

/** What the channels delivered, newest first; the filters are the address. */
export const Deliveries = () => {
  const say = useWords(words);
  const { channel, since } = useSearch({ from: '/d' });
  const asked = useQuery(deliveriesOf(channel, since));
  return (
    <Container
      header={
        <Header
          variant="h2"
          counter={asked.data && `(${asked.data.deliveries.length})`}
          description={say.deliveriesHint}
        >
          {say.deliveries}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <Filters />
        <QueryState of={asked} loading={say.loading}>
          {({ deliveries }) =>
            deliveries.length === 0 ? (
              <p>{say.nothing}</p>
            ) : (
              <ul className="rows">
                {deliveries.map((delivery) => (
                  <Row key={`${delivery.channel} ${delivery.id}`} delivery={delivery} />
                ))}
              </ul>
            )
          }
        </QueryState>
      </SpaceBetween>
    </Container>
  );
};
