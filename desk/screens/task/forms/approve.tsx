import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Problem } from '../../../api/client.ts';
import { optionsOfTask } from '../../../api/queries.ts';
import type { CaseTask } from '../../../api/types.ts';
import { ActProblem } from '../../../parts/form/act-problem.tsx';
import { type Draft, useDraft } from '../../../parts/form/draft.ts';
import { DraftNotice } from '../../../parts/form/draft-notice.tsx';
import { FieldView } from '../../../parts/form/field-view.tsx';
import type { Field } from '../../../parts/form/fields.ts';
import { type Body, useAct } from '../../../parts/form/use-act.ts';
import { useWords } from '../../../words/use-words.ts';
import type { TaskFormProps } from '../form-props.ts';
import { Room } from '../room.tsx';
import { approveWords } from './approve-words.ts';
import { cannotGrant } from './beyond.ts';
import { BeyondAuthority } from './beyond-authority.tsx';
import { ChangeOptions } from './change-options.tsx';
import { completePath } from './customer-language.ts';
import { Proposal } from './proposal.tsx';

const chosenIn = ({ values }: Draft): string[] => (values['options'] ?? '').split(',').filter(Boolean);

const bodyOfVerdict = (draft: Draft): Body => ({
  decision: draft.values['decision'],
  reason: draft.values['reason']?.trim(),
  ...(draft.values['decision'] === 'change' && { options: chosenIn(draft) }),
});

/** What is about to be decided, once more, before it is. */
const Review = ({ file, task, draft, onBack, onDone }: TaskFormProps & { draft: Draft; onBack: () => void }) => {
  const say = useWords(approveWords);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const act = useAct({
    path: completePath(task.id),
    version: file.version,
    onDone: () => {
      draft.clear();
      onDone();
    },
  });
  const decision = draft.values['decision'];
  const said = decision === 'approve' ? say.youApprove : decision === 'change' ? say.youChange : say.youRefuse;
  const chosen = decision === 'change' ? chosenIn(draft) : (task.options ?? []).map(({ optionId }) => optionId);
  const { data } = useQuery({ ...optionsOfTask(task.id), enabled: decision === 'change' });
  const titles = [
    ...(task.options ?? []).map(({ optionId, title }) => ({ id: optionId, title })),
    ...(data?.options ?? []),
  ];
  return (
    <SpaceBetween size="m">
      <h3 ref={heading} tabIndex={-1} className="focused-heading">
        {say.reviewTitle}
      </h3>
      <Alert type={decision === 'refuse' ? 'warning' : 'info'} header={said}>
        {decision !== 'refuse' && (
          <ul>
            {chosen.map((id) => (
              <li key={id}>{titles.find((option) => option.id === id)?.title ?? id}</li>
            ))}
          </ul>
        )}
        <p className="letter">{draft.values['reason']}</p>
      </Alert>
      <div aria-live="assertive">
        <ActProblem error={act.error} />
      </div>
      {decision === 'approve' && cannotGrant(task, act.error instanceof Problem ? act.error.code : undefined) && (
        <BeyondAuthority
          {...{ file, task, onDone }}
          reason={draft.values['reason']?.trim() ?? ''}
          onNoReason={onBack}
        />
      )}
      <SpaceBetween direction="horizontal" size="xs">
        <Button
          variant="primary"
          loading={act.isPending}
          loadingText={say.loading}
          onClick={() => act.mutate(bodyOfVerdict(draft))}
        >
          {say.confirm}
        </Button>
        <Button onClick={onBack}>{say.back}</Button>
      </SpaceBetween>
    </SpaceBetween>
  );
};

/** A decision that this person may not take stays in sight, with its reason. */
const whyNot = ({ actions = [] }: CaseTask, decision: string): { isForbidden?: true; hint?: string } => {
  const said = actions.find(({ action }) => action === decision);
  return said?.allowed === false ? { isForbidden: true, ...(said.why && { hint: said.why }) } : {};
};

const missingIn = (draft: Draft): string[] => {
  const { decision = '', reason = '' } = draft.values;
  const chosen = chosenIn(draft).length;
  return [
    ...(decision === '' ? ['decision'] : []),
    ...(decision === 'change' && (chosen < 1 || chosen > 3) ? ['options'] : []),
    ...(reason.trim() === '' ? ['reason'] : []),
  ];
};

/** A verdict on a proposal: nothing is chosen beforehand, a reason is given, and it is reviewed before it is confirmed. */
export const ApproveForm = ({ file, task, onDone }: TaskFormProps) => {
  const say = useWords(approveWords);
  const draft = useDraft(task.id);
  const [isReviewing, setReviewing] = useState(false);
  const [missing, setMissing] = useState<string[]>([]);
  const fields: Field[] = [
    {
      kind: 'choice',
      name: 'decision',
      label: say.decision,
      options: [
        { value: 'approve', label: say.approve, ...whyNot(task, 'approve') },
        { value: 'change', label: say.change, ...whyNot(task, 'change') },
        { value: 'refuse', label: say.refuse, ...whyNot(task, 'refuse') },
      ],
    },
    { kind: 'text', name: 'reason', label: say.reason, hint: say.reasonHint },
  ];
  const errors: Record<string, string> = { decision: say.decisionMissing, reason: say.reasonMissing };
  const review = () => {
    const found = missingIn(draft);
    setMissing(found);
    if (found.length === 0) setReviewing(true);
  };
  const view = (field: Field) => (
    <FieldView
      field={field}
      language="es"
      value={draft.values[field.name] ?? ''}
      onChange={(value) => draft.set(field.name, value)}
      error={missing.includes(field.name) ? errors[field.name] : undefined}
    />
  );
  const [decision, reason] = fields;
  if (isReviewing)
    return <Review file={file} task={task} draft={draft} onBack={() => setReviewing(false)} onDone={onDone} />;
  return (
    <SpaceBetween size="m">
      <Proposal file={file} task={task} />
      <Room taskId={task.id} />
      <DraftNotice draft={draft} />
      {decision && view(decision)}
      {draft.values['decision'] === 'change' && (
        <ChangeOptions
          taskId={task.id}
          chosen={chosenIn(draft)}
          onChange={(chosen) => draft.set('options', chosen.join(','))}
          error={missing.includes('options') ? say.optionsMissing : undefined}
        />
      )}
      {reason && view(reason)}
      {cannotGrant(task) && draft.values['decision'] !== 'refuse' && (
        <BeyondAuthority
          {...{ file, task, onDone }}
          reason={draft.values['reason']?.trim() ?? ''}
          onNoReason={() => setMissing(['reason'])}
        />
      )}
      <Button variant="primary" onClick={review}>
        {say.review}
      </Button>
    </SpaceBetween>
  );
};
