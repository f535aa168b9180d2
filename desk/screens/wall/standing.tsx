import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Arrivals, arrivals, stalledCases, undelivered } from '../../api/wall-queries.ts';
import { CaseLink } from '../../parts/case-link.tsx';
import { useChannelName } from '../../parts/channel-words.ts';
import { type FigureRow, FigureTable } from '../../parts/figure-table.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { moment } from '../../words/time.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import type { WallList } from './lists.ts';
import { Untold } from './untold.tsx';
import { words } from './words.ts';

type RowProps = { reference: string; about: (string | undefined)[]; at: string };

/** A case of a list: its reference, what is said of it, and since when. */
const Row = ({ reference, about, at }: RowProps) => {
  const language = useLanguage();
  return (
    <li>
      <div>
        <CaseLink reference={reference} /> · {about.filter((one) => one !== undefined && one !== '').join(' · ')}
      </div>
      <time dateTime={at}>{moment(at, language)}</time>
    </li>
  );
};

const Rows = ({ empty, more, children }: { empty: string; more: string | undefined; children: ReactNode[] }) =>
  children.length === 0 ? (
    <p>{empty}</p>
  ) : (
    <>
      <ul className="rows">{children}</ul>
      {more && <p>{more}</p>}
    </>
  );

const Stalled = () => {
  const say = useWords(words);
  return (
    <QueryState of={useQuery(stalledCases)} loading={say.loading}>
      {({ cases, cursor }) => (
        <Rows empty={say.noStalled} more={cursor && say.more}>
          {cases.map(({ reference, customer, product, ownerName, stalledAt }) => (
            <Row
              key={reference}
              reference={reference}
              about={[customer, product, ownerName ?? say.nobody]}
              at={stalledAt}
            />
          ))}
        </Rows>
      )}
    </QueryState>
  );
};

const Undelivered = () => {
  const say = useWords(words);
  return (
    <QueryState of={useQuery(undelivered)} loading={say.loading}>
      {({ messages, cursor }) => (
        <Rows empty={say.noUndelivered} more={cursor && say.more}>
          {messages.map(({ caseId, reference, messageId, what, customer, toName, mustActName, at }) => (
            <Row
              key={`${caseId} ${messageId}`}
              reference={reference}
              about={[toName ?? customer, what, mustActName && say.mustAct(mustActName)]}
              at={at}
            />
          ))}
        </Rows>
      )}
    </QueryState>
  );
};

type Hour = Arrivals['hours'][number];

/** A line for what came in, what usually does, and each of the days before. */
const hourRows = (hours: Hour[], say: typeof words.es): FigureRow[] => [
  {
    id: 'came',
    head: say.came,
    figures: hours.map(({ count, spike }) => ({ value: count, look: spike ? 'figure-over' : undefined })),
  },
  { id: 'usual', head: say.usually, figures: hours.map(({ usual }) => ({ value: usual })) },
  ...(hours[0]?.days ?? []).map((_, day) => ({
    id: `day-${day}`,
    head: say.daysAgo(day + 1),
    figures: hours.map(({ days }) => ({ value: days[day] ?? 0 })),
  })),
];

const Arrived = () => {
  const say = useWords(words);
  const language = useLanguage();
  const channel = useChannelName();
  return (
    <QueryState of={useQuery(arrivals)} loading={say.loading}>
      {({ hours, cases }) => (
        <>
          <FigureTable
            corner={say.hourOf}
            columns={hours.map(({ from }) => moment(from, language))}
            rows={hourRows(hours, say)}
          />
          <Rows empty={say.noArrivals} more={undefined}>
            {cases.map((one) => (
              <Row
                key={one.reference}
                reference={one.reference}
                about={[one.customer, one.product, channel(one.channel)]}
                at={one.receivedAt}
              />
            ))}
          </Rows>
        </>
      )}
    </QueryState>
  );
};

const LISTS = { stalled: Stalled, undelivered: Undelivered, arrivals: Arrived, untold: Untold } satisfies Record<
  WallList,
  () => ReactNode
>;

/** The list behind a figure of the wall. */
export const Standing = ({ list }: { list: WallList }) => {
  const say = useWords(words);
  const List = LISTS[list];
  return (
    <Container
      header={
        <Header variant="h2" description={say.listHints[list]}>
          {say.lists[list]}
        </Header>
      }
    >
      <List />
      <p>
        <Link className="plain-link" to="/s" search={{}}>
          {say.back}
        </Link>
      </p>
    </Container>
  );
};
