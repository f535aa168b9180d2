import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { candidatesOf } from '../../../api/queries.ts';
import { ActProblem } from '../../../parts/form/act-problem.tsx';
import { useAct } from '../../../parts/form/use-act.ts';
import { useWords } from '../../../words/use-words.ts';
import type { TaskFormProps } from '../form-props.ts';
import { approveWords } from './approve-words.ts';
import { whoMayGrant } from './beyond.ts';

type Props = TaskFormProps & {
  /** What was given as the reason of the verdict, which whoever gets the task reads. */
  reason: string;
  onNoReason: () => void;
};

/** Where a proposal is more than this person may grant, as where the budget has not enough: who may, and that they get it. */
export const BeyondAuthority = ({ file, task, reason, onNoReason, onDone }: Props) => {
  const say = useWords(approveWords);
  // Whoever could grant it a moment ago may not be able to now.
  const { data } = useQuery({ ...candidatesOf(task.id), staleTime: 0 });
  const act = useAct({ path: `/desk/tasks/${task.id}/hand-over`, version: file.version, onDone });
  if (!data) return null;
  const people = whoMayGrant(data);
  const give = (to: string) => (reason === '' ? onNoReason() : act.mutate({ to, reason }));
  return (
    <SpaceBetween size="xs">
      <p>{people.length === 0 ? say.nobodyMay : say.othersMay}</p>
      <SpaceBetween direction="horizontal" size="xs">
        {people.map(({ id, name }) => (
          <Button key={id} loading={act.isPending} loadingText={say.loading} onClick={() => give(id)}>
            {say.handTo(name)}
          </Button>
        ))}
      </SpaceBetween>
      <div aria-live="assertive">
        <ActProblem error={act.error} />
      </div>
    </SpaceBetween>
  );
};
