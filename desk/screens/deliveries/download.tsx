import Button from '@cloudscape-design/components/button';
import { useMutation } from '@tanstack/react-query';
import { saveAnswer } from '../../parts/files/save-answer.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useWords } from '../../words/use-words.ts';
import { words } from './words.ts';

export const Download = ({ id }: { id: string }) => {
  const say = useWords(words);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => saveAnswer(`/desk/deliveries/${encodeURIComponent(id)}/original`, `${id}.eml`),
  });
  return (
    <div>
      <Button iconName="download" loading={isPending} loadingText={say.loading} onClick={() => mutate()}>
        {say.download}
      </Button>
      <div aria-live="assertive">{error && <ProblemAlert error={error} />}</div>
    </div>
  );
};
