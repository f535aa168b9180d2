import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { CaseTask } from '../../api/types.ts';
import { useNames } from '../../parts/names.ts';
import { moment } from '../../words/time.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { LeftDraft } from './left-draft.tsx';
import { taskWords } from './task-words.ts';

/** A task that is no longer open: who decided it and when; what was typed for it meanwhile is still there. */
export const DecidedTask = ({ task, onDiscard }: { task: CaseTask; onDiscard?: () => void }) => {
  const say = useWords(taskWords);
  const language = useLanguage();
  const nameOf = useNames();
  const { decidedBy, decidedAt, kind } = task;
  return (
    <SpaceBetween size="s">
      <Alert type="info" header={`${say.decidedTitle}: ${say.titles[kind] ?? kind}`}>
        {decidedBy === 'nobody' && say.unanswered}
        {decidedBy !== 'nobody' &&
          (decidedBy && decidedAt ? say.decided(nameOf(decidedBy), moment(decidedAt, language)) : say.withdrawn)}
      </Alert>
      <LeftDraft id={task.id} {...(onDiscard && { onDiscard })} />
    </SpaceBetween>
  );
};
