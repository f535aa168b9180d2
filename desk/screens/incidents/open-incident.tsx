import { useNavigate } from '@tanstack/react-router';
import { AskedForm } from '../../parts/form/asked-form.tsx';
import { More } from '../../parts/more.tsx';
import { useTopicOptions } from '../../parts/topics.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { words } from './words.ts';

const Which = () => {
  const say = useWords(words);
  const navigate = useNavigate();
  return (
    <AskedForm
      id="open-incident"
      path="/desk/incidents"
      language={useLanguage()}
      submit={say.open}
      fields={[
        { kind: 'select', name: 'topic', label: say.topic, options: useTopicOptions() },
        { kind: 'line', name: 'place', label: say.place, hint: say.placeHint, isOptional: true },
        { kind: 'text', name: 'reason', label: say.reason },
      ]}
      onDone={({ incidentId }) => void navigate({ to: '/f/$incident', params: { incident: String(incidentId) } })}
    />
  );
};

/** A supervisor opens an incident that the count has not shown yet. */
export const OpenIncident = () => {
  const say = useWords(words);
  return (
    <More title={say.open} isLazy>
      <p>{say.openHint}</p>
      <Which />
    </More>
  );
};
