import type { LetterPreview as Letter } from '../../../api/types.ts';
import type { Body } from '../../../parts/form/use-act.ts';
import { useWords } from '../../../words/use-words.ts';
import { letterPreviewWords } from './letter-preview-words.ts';
import { Look } from './look.tsx';

/** The very letter that the customer gets with the changes as they stand in the form. */
export const LetterPreview = ({ taskId, body }: { taskId: string; body: Body }) => {
  const say = useWords(letterPreviewWords);
  return (
    <Look<Letter> id="letter-preview" path={`/desk/tasks/${taskId}/letter`} body={body} say={say}>
      {({ text, short, leftOut = [] }) => (
        <>
          {leftOut.length > 0 && <p>{say.leftOut(leftOut.map(({ title }) => title).join('; '))}</p>}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text scrolls, also by the keyboard. */}
          <p className="letter paper" tabIndex={0}>
            {text}
          </p>
          {short && (
            <>
              <strong>{say.short}</strong>
              <p className="letter paper">{short}</p>
            </>
          )}
        </>
      )}
    </Look>
  );
};
