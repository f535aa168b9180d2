import Button from '@cloudscape-design/components/button';
import { type Body, useAct } from '../../parts/form/use-act.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';

type Props = {
  body: Body;
  version: number;
  label: string;
  ariaLabel?: string;
  isPrimary?: boolean;
  isDisabled?: boolean;
};

/** One act on the team, and why it was not done. */
export const ActButton = ({
  body,
  version,
  label,
  ariaLabel = label,
  isPrimary = false,
  isDisabled = false,
}: Props) => {
  const act = useAct({ path: '/desk/staff', version });
  return (
    <>
      <Button
        variant={isPrimary ? 'primary' : 'normal'}
        disabled={isDisabled}
        loading={act.isPending}
        ariaLabel={ariaLabel}
        onClick={() => act.mutate(body)}
      >
        {label}
      </Button>
      <div aria-live="assertive">{act.error && <ProblemAlert error={act.error} />}</div>
    </>
  );
};
