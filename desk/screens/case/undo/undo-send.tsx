import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useEffect, useRef, useState } from 'react';
import { Problem } from '../../../api/client.ts';
import { draftOf, putDraft } from '../../../parts/form/draft.ts';
import { useAct } from '../../../parts/form/use-act.ts';
import { ProblemAlert } from '../../../parts/problem-alert.tsx';
import { moment, now } from '../../../words/time.ts';
import { useLanguage, useWords } from '../../../words/use-words.ts';
import { countTakenBack } from './taken-back.ts';
import { undoWords } from './words.ts';

const SECOND = 1000;

/** Whole seconds until a moment, counted down; 0 from then on. */
const useSecondsUntil = (until: string): number => {
  const secondsLeft = () => Math.max(0, Math.ceil((Date.parse(until) - now().getTime()) / SECOND));
  const [seconds, setSeconds] = useState(secondsLeft);
  useEffect(() => {
    const timer = setInterval(() => setSeconds(secondsLeft), SECOND);
    return () => clearInterval(timer);
  });
  return seconds;
};

/** The words come back as they were written, before what may have been begun meanwhile. */
const toDraft = (caseId: string, text: string): void => {
  const form = `${caseId}.letter`;
  const begun = draftOf(form) ?? {};
  putDraft(form, { ...begun, text: [text, begun['text']].filter(Boolean).join('\n\n') });
  countTakenBack(caseId);
};

const isTooLate = (error: unknown): error is Problem => error instanceof Problem && error.code === 'message-left';

type Props = { caseId: string; messageId: string; until: string };

/** How long a message can still be taken back, in words and with a button. The server says whether it was in time. */
export const UndoSend = ({ caseId, messageId, until }: Props) => {
  const say = useWords(undoWords);
  const language = useLanguage();
  const seconds = useSecondsUntil(until);
  const place = useRef<HTMLParagraphElement>(null);
  const path = `/desk/cases/${caseId}/messages/${encodeURIComponent(messageId)}/undo`;
  const act = useAct({ path, onDone: ({ text }) => toDraft(caseId, String(text)) });
  const isOver = seconds === 0;
  useEffect(() => {
    // The button goes away: whoever stood on it is not thrown to the top of the page.
    if (isOver && place.current?.contains(document.activeElement)) place.current.focus();
  }, [isOver]);
  if (act.isSuccess) return null;
  return (
    <>
      <p ref={place} tabIndex={-1} className="undo-send">
        <span>{isOver ? say.left : say.leaves(seconds)}</span>
        {!isOver && (
          <>
            {' · '}
            <Button iconName="undo" loading={act.isPending} ariaLabel={say.undoName} onClick={() => act.mutate({})}>
              {say.undo}
            </Button>
          </>
        )}
      </p>
      {isTooLate(act.error) ? (
        <Alert type="warning">{say.tooLate(moment(String(act.error.details['leftAt']), language))}</Alert>
      ) : (
        <ProblemAlert error={act.error} />
      )}
    </>
  );
};
