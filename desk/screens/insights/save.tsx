import Button from '@cloudscape-design/components/button';
import { useMutation } from '@tanstack/react-query';
import { saveAnswer } from '../../parts/files/save-answer.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useWords } from '../../words/use-words.ts';
import { insightsWords } from './insights-words.ts';

/** The same figures as a file for spreadsheets. */
export const Save = ({ days, by }: { days: string; by: string }) => {
  const say = useWords(insightsWords);
  const query = new URLSearchParams({ days, by });
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => saveAnswer(`/desk/insights.csv?${query}`, 'insights.csv'),
  });
  return (
    <>
      <Button iconName="download" loading={isPending} onClick={() => mutate()}>
        {say.csv}
      </Button>
      <div aria-live="assertive">{error && <ProblemAlert error={error} />}</div>
    </>
  );
};
