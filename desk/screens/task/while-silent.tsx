import type { CaseTask } from '../../api/types.ts';
import { capital } from '../../words/capital.ts';
import { moment } from '../../words/time.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { taskWords } from './task-words.ts';

/** What happens, and when, while nobody decides. */
export const WhileSilent = ({ task }: { task: CaseTask }) => {
  const say = useWords(taskWords);
  const language = useLanguage();
  const steps = (task.whileSilent ?? []).map(
    ({ do: what, at }) => `${moment(at, language)}, ${say.silent[what] ?? what}`,
  );
  if (steps.length === 0) return null;
  return (
    <>
      {capital(steps.join('; '))}. {!task.whileSilent?.some((step) => step.do === 'no-answer') && say.nothingAlone}
    </>
  );
};
