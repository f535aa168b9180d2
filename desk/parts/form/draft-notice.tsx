import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { moment } from '../../words/time.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import type { Draft } from './draft.ts';
import { words } from './words.ts';

/** Where what stands in a form comes from, when it was typed elsewhere; and what else was typed for it in another browser. */
export const DraftNotice = ({ draft }: { draft: Draft }) => {
  const say = useWords(words);
  const language = useLanguage();
  const { foundAt, other } = draft;
  return (
    <div aria-live="polite">
      {foundAt && !other && (
        <p className="draft-found">
          {say.found(moment(foundAt, language))} <Button onClick={draft.clear}>{say.discard}</Button>
        </p>
      )}
      {other && (
        <Alert type="warning" header={say.otherDraft(moment(other.savedAt, language))}>
          <p className="letter paper">
            {Object.values(other.values)
              .filter((value) => value.length > 3)
              .join('\n\n')}
          </p>
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={draft.keepMine}>{say.keepMine}</Button>
            <Button onClick={draft.takeOther}>{say.takeOther}</Button>
          </SpaceBetween>
        </Alert>
      )}
    </div>
  );
};
