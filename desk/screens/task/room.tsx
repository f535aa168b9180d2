import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useMutation } from '@tanstack/react-query';
import { useId } from 'react';
import { api } from '../../api/client.ts';
import type { TaskRoom } from '../../api/types.ts';
import { Facts } from '../../parts/facts.tsx';
import { useMoney } from '../../parts/money.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { dateWords } from '../../words/time.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { roomWords } from './room-words.ts';

const Amounts = ({ room }: { room: TaskRoom }) => {
  const say = useWords(roomWords);
  const money = useMoney();
  const lines = [
    [say.most, room.most],
    ...(room.spent.amount > 0 ? [[say.spent, room.spent] as const] : []),
    [say.room, room.room],
    [say.yours, room.yours],
    ...(room.budget ? [[say.budget(room.budget.period), room.budget.free] as const] : []),
    ...(room.customer && room.customer.amount.amount > 0
      ? [[say.customer(room.customer.cases), room.customer.amount] as const]
      : []),
  ] as const;
  return (
    <>
      <Facts of={lines.map(([label, sum]) => [label, money(sum)])} />
      {room.worth && <WorthOfCustomer worth={room.worth} />}
      {room.names && <p>{say.names(room.names)}</p>}
      <ul>
        {room.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <p className="muted">{say.note}</p>
    </>
  );
};

/** What the customer is worth against what the proposal costs; where it is not known, why. */
const WorthOfCustomer = ({ worth }: { worth: NonNullable<TaskRoom['worth']> }) => {
  const say = useWords(roomWords);
  const money = useMoney();
  const language = useLanguage();
  const { known, value, since, products, orders, asOf, why, timesCost, advice } = worth;
  const facts = [
    since && say.since(since),
    products !== undefined && say.products(products),
    orders !== undefined && say.orders(orders),
    asOf && say.asOf(dateWords(asOf, language)),
  ].filter(Boolean);
  return (
    <div>
      <strong>{say.worth}</strong>
      <p>
        {known && value ? money(value) : `${say.unknown}: ${why}`}
        {timesCost !== undefined && ` · ${say.times(timesCost)}`}
      </p>
      {facts.length > 0 && <p className="muted">{facts.join(' · ')}</p>}
      {advice && <Alert type="info">{advice}</Alert>}
    </div>
  );
};

/** What the case may cost, asked for when somebody wants to know it: it is kept nowhere, and gone with this page or a second click. */
export const Room = ({ taskId }: { taskId: string }) => {
  const say = useWords(roomWords);
  const id = useId();
  const { mutate, reset, data, error, isPending } = useMutation({
    mutationFn: () => api<TaskRoom>(`/desk/tasks/${encodeURIComponent(taskId)}/room`),
    gcTime: 0,
  });
  return (
    <div>
      <Button
        ariaExpanded={data !== undefined}
        ariaControls={id}
        loading={isPending}
        loadingText={say.loading}
        onClick={() => (data ? reset() : mutate())}
      >
        {data ? say.hide : say.show}
      </Button>
      <section id={id} aria-label={say.title} aria-live="polite">
        {data && <Amounts room={data} />}
        {error && <ProblemAlert error={error} />}
      </section>
    </div>
  );
};
