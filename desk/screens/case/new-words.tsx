import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import type { DeskCase } from '../../api/types.ts';
import { useWords } from '../../words/use-words.ts';
import { lastSeen } from './last-seen.ts';
import { words } from './words.ts';

/** The customer wrote while somebody has the case open: said at the top, until it was looked at. */
export const NewWords = ({ file, onLook }: { file: DeskCase; onLook: () => void }) => {
  const say = useWords(words);
  const newest = lastSeen(file);
  const [seen, setSeen] = useState(newest);
  const look = () => {
    setSeen(newest);
    onLook();
  };
  return (
    <div aria-live="polite">
      {newest !== seen && (
        <Alert type="warning" action={<Button onClick={look}>{say.look}</Button>}>
          {say.newWords}
        </Alert>
      )}
    </div>
  );
};
