import Button from '@cloudscape-design/components/button';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { type GivenUp, givenUpOf, type Subscription, subscriptions } from '../../api/wall-queries.ts';
import { CaseLink } from '../../parts/case-link.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { moment } from '../../words/time.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { words } from './untold-words.ts';

type Told = { count: number; hasMore: boolean };

/** Has a system told again, and reads anew what is left. */
const useTelling = (id: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: object) =>
      api<Told>(`/desk/subscriptions/${encodeURIComponent(id)}/send-again`, { method: 'POST', body }),
    onSettled: () => client.invalidateQueries({ queryKey: ['subscriptions'] }),
  });
};

const failureWords = (
  say: typeof words.es,
  { failure = '', status }: Pick<Subscription, 'failure' | 'status'>,
): string => (status === undefined ? (say.failures[failure] ?? failure) : String(status));

type RowProps = { delivery: GivenUp; isPending: boolean; onAgain: () => void };

/** A delivery that was given up, with the button that has it sent again. */
const Delivery = ({ delivery, isPending, onAgain }: RowProps) => {
  const say = useWords(words);
  const language = useLanguage();
  const { reference, events, attempts, at } = delivery;
  const about = [events.join(', '), failureWords(say, delivery), say.attempts(attempts)].join(' · ');
  return (
    <li>
      <div>
        {reference && <CaseLink reference={reference} />} · {about}
      </div>
      <time dateTime={at}>{moment(at, language)}</time>
      <Button
        disabled={isPending}
        onClick={onAgain}
        ariaLabel={`${say.again}: ${reference ?? ''} ${events.join(', ')}`}
      >
        {say.again}
      </Button>
    </li>
  );
};

const Deliveries = ({ id }: { id: string }) => {
  const say = useWords(words);
  const { mutate, data, error, isPending } = useTelling(id);
  return (
    <QueryState of={useQuery(givenUpOf(id))} loading={say.loading}>
      {({ deliveries, cursor }) => {
        const [first, last] = [deliveries[0], deliveries.at(-1)];
        return (
          <>
            <ProblemAlert error={error} />
            {data && (
              <p role="status">
                {say.sent(data.count)} {data.hasMore && say.moreLeft}
              </p>
            )}
            <ul className="rows">
              {deliveries.map((delivery) => (
                <Delivery
                  key={`${delivery.caseId} ${delivery.effectId}`}
                  delivery={delivery}
                  isPending={isPending}
                  onAgain={() => mutate({ caseId: delivery.caseId, effectId: delivery.effectId })}
                />
              ))}
            </ul>
            {first && last && (
              <Button disabled={isPending} onClick={() => mutate({ since: first.at, until: last.at })}>
                {say.againAll}
              </Button>
            )}
            {cursor && <p>{say.more}</p>}
          </>
        );
      }}
    </QueryState>
  );
};

const OfSystem = ({ one }: { one: Subscription }) => {
  const say = useWords(words);
  const language = useLanguage();
  const { id, waiting, failingSince, contactName, again } = one;
  const about = [
    failingSince ? say.failing(moment(failingSince, language)) : say.working,
    one.failure && failingSince ? say.last(failureWords(say, one)) : undefined,
    say.waiting(waiting),
    contactName && say.hears(contactName),
  ];
  return (
    <section aria-label={id}>
      <h3>{id}</h3>
      <p>{about.filter(Boolean).join(' · ')}</p>
      {waiting > 0 && <Deliveries id={id} />}
      {again.map(({ by, byName, at, count = 0 }) => (
        <p key={`${at} ${by}`} className="minor">
          {say.asked(byName, moment(at, language), count)}
        </p>
      ))}
    </section>
  );
};

/** What other systems of the company were not told, by system, and sending it again. */
export const Untold = () => {
  const say = useWords(words);
  return (
    <QueryState of={useQuery(subscriptions)} loading={say.loading}>
      {({ subscriptions: all }) =>
        all.length === 0 ? <p>{say.none}</p> : all.map((one) => <OfSystem key={one.id} one={one} />)
      }
    </QueryState>
  );
};
