import {
  asksForCommitment,
  type Committed,
  committedTo,
  unfitCommitments,
} from '#domain/agreement/letter-commitments.ts';
import type { CaseContext, CaseFile } from '#domain/case/case-file.ts';
import { type ChangePart, textItem } from '#domain/case/change.ts';
import type { LetterCommitment } from '#domain/case/settlement.ts';
import type { Task } from '#domain/case/task.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Clock } from '#domain/time.ts';
import type { ReleaseSubject } from '#domain/vocabulary.ts';
import type { ReleaseDecision } from './contract.ts';

type Context = CaseContext<{ policy: Policy; clock: Clock }>;

/** What goes out: a final answer that gets concessions is an offer. */
const goesOutAs = ({ subject }: Task, { options, add }: ReleaseDecision): ReleaseSubject =>
  subject === 'final-answer' && !options && !add ? 'final-answer' : 'offer';

/** What the letter that waits commits us to already: whoever released it before it went back to approval said so. */
const standing = ({ offers, texts }: CaseFile, { cycle, subject }: Task): Committed => {
  const offer = offers.find((one) => one.cycle === cycle && one.status === 'needs-release');
  const commitments = subject === 'offer' ? (offer?.commitments ?? []) : [];
  return { commitments, texts: commitments.map(({ textId }) => [textId, texts.get(textId) ?? '']) };
};

/** One that is offered, or answered, with commitments in it. */
export type WithCommitments = {
  /** The case with their words. */
  file: CaseFile;
  commitments: LetterCommitment[];
  /** They are others than those that stood in the letter. */
  isNew: boolean;
  /** What stores their words. */
  change: ChangePart;
};

/**
 * What a letter that somebody releases commits us to: what they give, else what stood in it. Texts have ids of their own in each release,
 * so that no letter that went out says something else later.
 * Refuses: commitments-unfit, and commitment-missing where the policy sends no letter about a failure of ours without one.
 */
export const withCommitments = (context: Context, task: Task, input: ReleaseDecision): WithCommitments => {
  const { file, deps } = context;
  if (input.decision === 'hold') return { file, commitments: [], isNew: false, change: {} };
  const name = task.taskId.split('.').slice(1).join('-');
  const given = input.commitments;
  const before = standing(file, task);
  const committed = given ? committedTo(context, given, (number) => `commitment-${name}-${number}`) : before;
  const { commitments, texts } = committed;
  const errors = unfitCommitments(context, goesOutAs(task, input), committed);
  if (errors.length > 0) throw new Refusal('commitments-unfit', { errors });
  if (commitments.length === 0 && asksForCommitment(deps.policy, file, task.cycle) === 'needed')
    throw new Refusal('commitment-missing', {
      errors: [{ pointer: '/commitments', message: 'must hold a commitment: what happened is ours' }],
    });
  return {
    file: { ...file, texts: new Map([...file.texts, ...texts]) },
    commitments,
    isNew: given !== undefined && (given.length > 0 || before.commitments.length > 0),
    change: given ? { items: texts.map(([id, text]) => textItem(id, text)) } : {},
  };
};
