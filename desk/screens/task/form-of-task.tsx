import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ComponentType, lazy, Suspense } from 'react';
import { More } from '../../parts/more.tsx';
import { useWords } from '../../words/use-words.ts';
import type { TaskFormProps } from './form-props.ts';
import { taskWords } from './task-words.ts';

type Form = ComponentType<TaskFormProps>;

const simple = lazy(() => import('./forms/simple.tsx').then(({ SimpleForm }) => ({ default: SimpleForm as Form })));

/** Forms come when they are needed: whoever approves on a phone loads that one only. */
const forms: Record<string, Form> = {
  approve: lazy(() => import('./forms/approve.tsx').then(({ ApproveForm }) => ({ default: ApproveForm as Form }))),
  consult: lazy(() => import('./forms/consult.tsx').then(({ ConsultForm }) => ({ default: ConsultForm as Form }))),
  'third-opinion': lazy(() =>
    import('./forms/consult.tsx').then(({ ConsultForm }) => ({ default: ConsultForm as Form })),
  ),
  reconcile: lazy(() =>
    import('./forms/reconcile.tsx').then(({ ReconcileForm }) => ({ default: ReconcileForm as Form })),
  ),
  examine: lazy(() => import('./forms/examine.tsx').then(({ ExamineForm }) => ({ default: ExamineForm as Form }))),
  release: lazy(() => import('./forms/release.tsx').then(({ ReleaseForm }) => ({ default: ReleaseForm as Form }))),
  promise: lazy(() => import('./forms/promise.tsx').then(({ PromiseForm }) => ({ default: PromiseForm as Form }))),
  points: lazy(() => import('./forms/points.tsx').then(({ PointsForm }) => ({ default: PointsForm as Form }))),
};

const Advice = lazy(() => import('./advice/advice.tsx').then((part) => ({ default: part.Advice })));

/** Where it is decided what a customer gets: what past cases say helps there. Whoever begins reads it first. */
const isAdvised = (kind: string): boolean => ['examine', 'approve', 'release'].includes(kind);

/** The form that decides a task, by its kind. */
export const FormOfTask = (props: TaskFormProps) => {
  const say = useWords(taskWords);
  const Form = forms[props.task.kind] ?? simple;
  const { kind } = props.task;
  const said = props.task.actions?.find(({ action }) => action === 'complete');
  const isForbidden = said?.allowed === false;
  return (
    <Suspense fallback={<p>{say.loading}</p>}>
      <SpaceBetween size="m">
        {isForbidden && <Alert type="info">{said.why}</Alert>}
        {isAdvised(kind) && (
          <More title={say.advice} isOpen={kind === 'examine'} isLazy>
            <Advice caseId={props.file.caseId} />
          </More>
        )}
        <fieldset className="bare" disabled={isForbidden}>
          <Form {...props} />
        </fieldset>
      </SpaceBetween>
    </Suspense>
  );
};
