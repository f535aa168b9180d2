import Button from '@cloudscape-design/components/button';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import type { LetterPreview as Letter } from '../../../api/types.ts';
import type { Body } from '../../../parts/form/use-act.ts';
import { ProblemAlert } from '../../../parts/problem-alert.tsx';
import { useWords } from '../../../words/use-words.ts';
import { commitmentWords } from './commitment-words.ts';

/** The very letter that the customer gets with the changes as they stand in the form, by the rules of the server; nothing is kept. */
export const LetterPreview = ({ taskId, body }: { taskId: string; body: Body }) => {
  const say = useWords(commitmentWords);
  const [looked, setLooked] = useState<string>();
  const look = useMutation({
    networkMode: 'always',
    mutationFn: (changes: Body) => api<Letter>(`/desk/tasks/${taskId}/letter`, { method: 'POST', body: changes }),
  });
  const now = JSON.stringify(body);
  const start = () => {
    setLooked(now);
    look.mutate(body);
  };
  return (
    <section aria-labelledby="letter-preview" className="preview">
      <h3 id="letter-preview" className="part-heading">
        {say.previewTitle}
      </h3>
      <p className="muted">{say.nothing}</p>
      <Button iconName="search" loading={look.isPending} onClick={start}>
        {looked === undefined ? say.preview : say.again}
      </Button>
      <div aria-live="polite">
        <ProblemAlert error={look.error} />
        {look.data && looked !== now && <p>{say.changed}</p>}
        {look.data && (
          <>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text scrolls, also by the keyboard. */}
            <p className="letter paper" tabIndex={0}>
              {look.data.text}
            </p>
            {look.data.short && (
              <>
                <strong>{say.short}</strong>
                <p className="letter paper">{look.data.short}</p>
              </>
            )}
          </>
        )}
      </div>
    </section>
  );
};
