import Button from '@cloudscape-design/components/button';
import { useMutation } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import type { DeskCase, TakenEvidence } from '../../../api/types.ts';
import { ProblemAlert } from '../../../parts/problem-alert.tsx';
import { person } from '../../../session/session.ts';
import { useWords } from '../../../words/use-words.ts';
import { Panel } from './panel.tsx';
import { sideWords } from './words.ts';

/** Has the pack made, and saved by the browser: its link holds for a minute. */
const take = async (caseId: string): Promise<void> => {
  const { url } = await api<TakenEvidence>(`/desk/cases/${caseId}/evidence`, { method: 'POST' });
  location.assign(url);
};

/** All that is kept of a case in one file, with its proofs, for its owner and supervisors: taking it is recorded. */
export const Evidence = ({ file: { caseId, owner } }: { file: DeskCase }) => {
  const say = useWords(sideWords);
  const { mutate, isPending, isSuccess, error } = useMutation({ mutationFn: () => take(caseId) });
  const me = person();
  if (!me || !(me.roles.includes('supervisor') || (me.id === owner && me.roles.includes('owner')))) return null;
  return (
    <Panel title={say.evidence}>
      <p className="muted">{say.evidenceMeans}</p>
      <Button iconName="download" loading={isPending} loadingText={say.evidenceMaking} onClick={() => mutate()}>
        {say.evidenceTake}
      </Button>
      <span aria-live="polite" className="muted">
        {isSuccess && ` ${say.evidenceTaken}`}
      </span>
      <div aria-live="assertive">{error && <ProblemAlert error={error} />}</div>
    </Panel>
  );
};
