import Badge from '@cloudscape-design/components/badge';
import { useWords } from '../../words/use-words.ts';
import { usePresence } from './use-presence.ts';
import { words } from './words.ts';

/** Who else has this case open now, so that two people do not answer the same customer. */
export const Present = ({ caseId }: { caseId: string }) => {
  const say = useWords(words);
  const others = usePresence(caseId);
  return (
    <p className="present" aria-live="polite">
      {others.map(({ id, name, state }) => (
        <Badge key={id} color={state === 'writing' ? 'severity-medium' : 'blue'}>
          {say.present[state](name)}
        </Badge>
      ))}
    </p>
  );
};
