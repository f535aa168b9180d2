import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { TakenList } from '#functions/desk/incidents/affected-contract.ts';
import { api } from '../../api/client.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useWords } from '../../words/use-words.ts';
import { words } from './affected-words.ts';
import { partsOf, together } from './given-file.ts';
import { useRenewed } from './use-renewed.ts';

/** The parts of a file, one after the other: what was taken before one failed stays. */
const giveFile = async (incidentId: string, file: File): Promise<TakenList | undefined> => {
  const parts = partsOf(new Uint8Array(await file.arrayBuffer()));
  const taken: TakenList[] = [];
  for (const body of parts)
    taken.push(
      await api<TakenList>(`/desk/incidents/${encodeURIComponent(incidentId)}/affected`, { method: 'POST', body }),
    );
  return parts.length > 0 ? together(taken) : undefined;
};

/** What became of a file: how many are listed, and by line who was left out and what cannot be read. */
const Taken = ({ of }: { of: TakenList }) => {
  const say = useWords(words);
  const { listed, known, leftOut, wrong } = of;
  const reasons = [...Map.groupBy(leftOut, ({ why }) => why)];
  return (
    <Alert type={wrong.length > 0 ? 'warning' : 'success'} header={say.taken(listed, known)}>
      <ul>
        {reasons.map(([why, those]) => (
          <li key={why}>
            {say.leftOut[why]}: {say.lines(those.map(({ line }) => line))}
          </li>
        ))}
        {wrong.map(({ line, field, detail }) => (
          <li key={`${line} ${field} ${detail}`}>{say.wrongAt(line, field, detail)}</li>
        ))}
      </ul>
    </Alert>
  );
};

/** A file of customers whom the incident affects: it is read here, and given part by part. */
export const GiveList = ({ incidentId }: { incidentId: string }) => {
  const say = useWords(words);
  const renew = useRenewed();
  const id = useId();
  const [file, setFile] = useState<File>();
  const giving = useMutation({
    networkMode: 'always',
    mutationFn: (chosen: File) => giveFile(incidentId, chosen),
    onSettled: renew,
  });
  return (
    <SpaceBetween size="s">
      <p>{say.giveHint}</p>
      <div>
        <label htmlFor={id}>{say.file}</label>{' '}
        <input id={id} type="file" accept=".csv,text/csv" onChange={({ target }) => setFile(target.files?.[0])} />
      </div>
      <Button
        disabled={!file}
        loading={giving.isPending}
        loadingText={say.sending}
        onClick={() => file && giving.mutate(file)}
      >
        {say.send}
      </Button>
      <div role="status">
        {giving.isSuccess && (giving.data ? <Taken of={giving.data} /> : <Alert type="warning">{say.empty}</Alert>)}
      </div>
      <div aria-live="assertive">
        {giving.isError && (
          <>
            <p>{say.failed}</p>
            <ProblemAlert error={giving.error} />
          </>
        )}
      </div>
    </SpaceBetween>
  );
};
