import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { manualIn } from '../../api/learning-queries.ts';
import { AskedForm } from '../../parts/form/asked-form.tsx';
import { More } from '../../parts/more.tsx';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { words } from './words.ts';

/** A supervisor opens an incident that the count has not shown yet. */
export const OpenIncident = () => {
  const say = useWords(words);
  const language = useLanguage();
  const navigate = useNavigate();
  const { topics = [] } = useQuery(manualIn(language)).data ?? {};
  return (
    <More title={say.open} isOpen={false}>
      <p>{say.openHint}</p>
      <AskedForm
        id="open-incident"
        path="/desk/incidents"
        language={language}
        submit={say.open}
        fields={[
          {
            ...{ kind: 'select', name: 'topic', label: say.topic },
            options: topics.map(({ id, name }) => ({ value: id, label: name })),
          },
          { kind: 'line', name: 'place', label: say.place, hint: say.placeHint, isOptional: true },
          { kind: 'text', name: 'reason', label: say.reason },
        ]}
        onDone={({ incidentId }) => void navigate({ to: '/f/$incident', params: { incident: String(incidentId) } })}
      />
    </More>
  );
};
