import '../../parts/controls.css';
import './case.css';
import Alert from '@cloudscape-design/components/alert';
import Spinner from '@cloudscape-design/components/spinner';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { caseOf } from '../../api/queries.ts';
import type { DeskCase } from '../../api/types.ts';
import { DraftsOf } from '../../parts/form/drafts-of.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useWords } from '../../words/use-words.ts';
import { CaseActions } from './actions/case-actions.tsx';
import { Composer } from './composer.tsx';
import { CaseHead } from './head.tsx';
import { jumpTo } from './jump.ts';
import { MyTasks } from './my-tasks.tsx';
import { NewWords } from './new-words.tsx';
import { Side } from './side/side.tsx';
import { Stream } from './stream/stream.tsx';
import { useCaseKeys } from './use-case-keys.ts';
import { words } from './words.ts';

const WholeCase = ({ file }: { file: DeskCase }) => {
  useCaseKeys(file);
  return (
    <>
      <CaseHead file={file} />
      <div className="case-columns">
        <div className="case-main">
          <NewWords file={file} onLook={() => jumpTo('stream')} />
          <DraftsOf caseId={file.caseId}>
            <MyTasks file={file} />
            <Composer file={file} />
          </DraftsOf>
          <Stream file={file} />
        </div>
        <aside className="case-side" aria-label={file.reference}>
          <CaseActions file={file} />
          <Side file={file} />
        </aside>
      </div>
    </>
  );
};

/** Everything of a case, to act on it: what I have to do first, then what was said and done, and what is known at the side. */
export const CaseScreen = () => {
  const say = useWords(words);
  const { reference } = useParams({ from: '/c/$reference' });
  const { data, error, isPending } = useQuery(caseOf(reference));
  useEffect(() => {
    document.title = data?.reference ?? reference;
  }, [data, reference]);
  return (
    <>
      {data && error && <Alert type="warning">{say.stale}</Alert>}
      {!data && <h1>{reference}</h1>}
      {isPending && (
        <p aria-live="polite">
          <Spinner /> {say.loading}
        </p>
      )}
      {!data && <ProblemAlert error={error} />}
      {data && <WholeCase key={data.caseId} file={data} />}
    </>
  );
};
