import Button from '@cloudscape-design/components/button';
import { useMutation } from '@tanstack/react-query';
import { answerOf } from '../../api/client.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useWords } from '../../words/use-words.ts';
import { words } from './words.ts';

const NAME = /filename="([\w.-]+)"/;

/** Fetches a file with the proof of who asks, and hands it to the browser to be saved: it is never shown. */
const save = async (id: string): Promise<void> => {
  const answer = await answerOf(`/desk/deliveries/${encodeURIComponent(id)}/original`);
  const name = NAME.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? `${id}.eml`;
  const url = URL.createObjectURL(new Blob([await answer.arrayBuffer()], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};

export const Download = ({ id }: { id: string }) => {
  const say = useWords(words);
  const { mutate, isPending, error } = useMutation({ mutationFn: () => save(id) });
  return (
    <div>
      <Button iconName="download" loading={isPending} loadingText={say.loading} onClick={() => mutate()}>
        {say.download}
      </Button>
      <div aria-live="assertive">{error && <ProblemAlert error={error} />}</div>
    </div>
  );
};
