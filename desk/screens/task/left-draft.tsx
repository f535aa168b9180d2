import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { draftOf, dropDraft } from '../../parts/form/draft.ts';
import { useWords } from '../../words/use-words.ts';
import { taskWords } from './task-words.ts';

/** What somebody typed for a task that was decided meanwhile: it stays until they discard it. */
export const LeftDraft = ({ id, onDiscard }: { id: string; onDiscard?: () => void }) => {
  const say = useWords(taskWords);
  const [values, setValues] = useState(() => draftOf(id));
  if (!values) return null;
  const text = Object.values(values)
    .filter((value) => value.length > 3)
    .join('\n\n');
  const discard = () => {
    dropDraft(id);
    setValues(undefined);
    onDiscard?.();
  };
  return (
    <SpaceBetween size="xs">
      <strong>{say.draftLeft}</strong>
      <p className="letter paper">{text}</p>
      <SpaceBetween direction="horizontal" size="xs">
        <Button onClick={() => void navigator.clipboard.writeText(text)}>{say.copy}</Button>
        <Button onClick={discard}>{say.discard}</Button>
      </SpaceBetween>
    </SpaceBetween>
  );
};
