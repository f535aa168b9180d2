import Button from '@cloudscape-design/components/button';
import { useMutation } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import type { FileLink } from '../../api/types.ts';
import { useWords } from '../../words/use-words.ts';
import { ProblemAlert } from '../problem-alert.tsx';
import { type CaseFileRow, useFileNames } from './file-names.ts';
import { fileWords } from './words.ts';

/** Has a file saved by the browser: its link holds for a minute, and what it leads to is never shown in the desk. */
const save = async (path: string): Promise<void> => {
  const { url } = await api<FileLink>(path);
  location.assign(url);
};

const Opening = ({ path, name }: { path: string; name: string }) => {
  const say = useWords(fileWords);
  const { mutate, isPending, isSuccess, error } = useMutation({ mutationFn: () => save(path) });
  return (
    <>
      <Button
        iconName="download"
        variant="inline-link"
        ariaLabel={say.open(name)}
        loading={isPending}
        loadingText={say.loading}
        onClick={() => mutate()}
      >
        {name}
      </Button>
      <span aria-live="polite" className="muted">
        {isSuccess && ` ${say.started}`}
      </span>
      <div aria-live="assertive">{error && <ProblemAlert error={error} />}</div>
    </>
  );
};

/** The files of a case or of one of its messages, each with what it is; those that can be had, by a button. */
export const FileList = ({ files }: { files: readonly CaseFileRow[] }) => {
  const say = useWords(fileWords);
  const named = useFileNames();
  return (
    <ul className="plain">
      {files.map((row, place) => {
        const { name, about } = named(row, place);
        const state = row.opens && row.state !== 'refused' ? '' : say.states[row.state];
        return (
          <li key={row.file}>
            {row.opens ? <Opening path={row.opens} name={name} /> : name}{' '}
            <span className="muted">
              {[about, state].filter(Boolean).join(' · ')}
              {row.reason && ` (${row.reason})`}
            </span>
          </li>
        );
      })}
    </ul>
  );
};
