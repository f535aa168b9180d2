import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ActionLine } from '../../api/action-queries.ts';
import { team } from '../../api/queries.ts';
import { AskedForm } from '../../parts/form/asked-form.tsx';
import { optionsOf } from '../../parts/form/options.ts';
import { causeNames } from '../../parts/names-of-codes.ts';
import { useTopicOptions } from '../../parts/topics.ts';
import { dayKey } from '../../words/day.ts';
import { now, ZONE } from '../../words/time.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { actionOf } from './ending.ts';
import { useReadAnew } from './parts.tsx';
import { words } from './words.ts';

/** A supervisor opens an action, maybe from what recurs. */
export const OpenAction = ({ measured }: { measured?: ActionLine['measured'] }) => {
  const say = useWords(words);
  const causes = useWords(causeNames);
  const { data } = useQuery(team);
  const navigate = useNavigate();
  const readAnew = useReadAnew();
  const owners = data?.people.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  return (
    <AskedForm
      id={`action-new.${measured?.by ?? ''}.${measured?.value ?? ''}`}
      path="/desk/corrective-actions"
      language={useLanguage()}
      submit={say.start}
      fields={[
        { kind: 'line', name: 'title', label: say.name },
        { kind: 'text', name: 'plan', label: say.planField },
        { kind: 'select', name: 'by', label: say.measuredBy, options: optionsOf(say.by) },
        {
          ...{ kind: 'select', name: 'topic', label: say.topic, options: useTopicOptions() },
          when: ({ by }) => by === 'topic',
        },
        {
          ...{ kind: 'select', name: 'cause', label: say.cause, options: optionsOf(causes) },
          when: ({ by }) => by === 'cause',
        },
        { kind: 'line', name: 'product', label: say.product, when: ({ by }) => by === 'product' },
        { kind: 'select', name: 'owner', label: say.ownerField, options: owners },
        { kind: 'line', type: 'date', name: 'dueOn', label: say.dueField, from: dayKey(now(), ZONE) },
      ]}
      {...(measured && { initial: { by: measured.by, [measured.by]: measured.value } })}
      toBody={actionOf}
      onDone={({ actionId }) => {
        readAnew();
        void navigate({ to: '/a/$action', params: { action: String(actionId) } });
      }}
    />
  );
};
