import type * as z from 'zod/mini';
import type { Funds } from '#domain/budgets/funds.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { caseIdOf } from '#domain/case/ids.ts';
import type { Task } from '#domain/case/task.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { RefusalCode } from '#domain/refusal.ts';
import { requireOwnTask, requireUninvolved, type User } from '#domain/tasks/decide.ts';
import type { DeskTaskKind } from '#domain/tasks/kinds.ts';
import { type Relation, relations } from '#domain/tasks/relations.ts';
import { PointAnswers } from '#functions/stages/agree/contract.ts';
import { recordPoints } from '#functions/stages/agree/record-points.ts';
import { Verdict } from '#functions/stages/approve/contract.ts';
import { recordVerdict, requireVerdict } from '#functions/stages/approve/record-verdict.ts';
import { OpinionBody, RulingBody } from '#functions/stages/consult/contract.ts';
import { recordOpinion } from '#functions/stages/consult/record-opinion.ts';
import { recordRuling, requireRuling } from '#functions/stages/consult/record-ruling.ts';
import { Findings } from '#functions/stages/examine/contract.ts';
import { recordFindings } from '#functions/stages/examine/record-findings.ts';
import { PromiseReport } from '#functions/stages/follow-up/contract.ts';
import { recordPromise } from '#functions/stages/follow-up/record-promise.ts';
import { checkAcceptance } from '#functions/stages/offer/check-acceptance.ts';
import { AcceptanceCheck } from '#functions/stages/offer/contract.ts';
import { ReleaseDecision } from '#functions/stages/release/contract.ts';
import { recordRelease, requireReleasable } from '#functions/stages/release/record-release.ts';
import { parsed } from '#platform/http/validation.ts';
import { AccountReviewReport } from '../account-review/contract.ts';
import { recordAccountReview } from '../account-review/record-review.ts';
import { CallReport } from '../call/contract.ts';
import { recordCall } from '../call/record-call.ts';
import { CompletionNote } from '../completion/contract.ts';
import { recordCompletion, requireCompletion } from '../completion/record-completion.ts';
import { confirmCustomer } from '../confirm-customer/confirm-customer.ts';
import { CustomerConfirmation } from '../confirm-customer/contract.ts';
import { ContactReport } from '../contact/contract.ts';
import { recordContact } from '../contact/record-contact.ts';
import type { DeskDeps } from '../contract.ts';
import { DeliveryReport } from '../delivery/contract.ts';
import { recordDelivery } from '../delivery/record-delivery.ts';
import { EscalationReport } from '../escalation/contract.ts';
import { endEscalation } from '../escalation/end-escalation.ts';
import { MeetingReport } from '../meeting/contract.ts';
import { recordMeeting } from '../meeting/record-meeting.ts';
import { OutageReport } from '../outage/contract.ts';
import { recordOutage } from '../outage/record-outage.ts';
import { OverLimitReport } from '../over-limit/contract.ts';
import { recordOverLimitRead } from '../over-limit/record-read.ts';
import { textsOfPoints } from '../points/points-tone.ts';
import { toneOfEdit } from '../release/tone-of-edit.ts';
import { ReplyDecision } from '../reply/contract.ts';
import { recordReply } from '../reply/record-reply.ts';
import { SecondOpinion } from '../second-person/contract.ts';
import { recordSecondOpinion } from '../second-person/record-second-opinion.ts';
import { UpdateReport } from '../update/contract.ts';
import { recordUpdate } from '../update/record-update.ts';
import { textsAt, toldAt, toneOfTexts } from '../writing/customer-texts.ts';
import { toneData } from '../writing/tone.ts';

type Decision = { taskId: string; user: User };

/** A case as it is checked. @property funds what there is for it now, where an approval goes by that */
type Setting = { file: CaseFile; policy: Policy; funds?: Funds | undefined };

/** The open task that somebody is about to decide. Refuses where they may not, or it is not open. */
type TaskCheck = (setting: Setting, taskId: string, user: User) => Task;

/** How a task of a kind is decided: what the request has to hold, what records it, and what it refuses besides what all refuse. */
type Completion<Body> = {
  body: z.ZodMiniType<Body>;
  refuses: readonly RefusalCode[];
  record: (input: Body & Decision, deps: DeskDeps) => Promise<object>;
  /** The open task that somebody is about to decide, whatever they say: the check that recording begins with. */
  check?: TaskCheck;
  /** Who may decide it besides supervisors: the relation that the check asks for; that of the assignee if not given. */
  relation?: Relation;
  /** Decisions that are not open to everybody who may decide it, each with its own check. */
  decisions?: Record<string, TaskCheck>;
};

type CompletionOfKind = Omit<Completion<object>, 'record' | 'check' | 'relation'> & {
  check: TaskCheck;
  relation: Relation;
  /** Refuses with 400 or 422 what the kind does not take. */
  complete: (input: Decision & { body: unknown }, deps: DeskDeps) => Promise<object>;
};

const completion = <Body extends object>({
  body,
  refuses,
  record,
  check = requireOwnTask,
  relation = relations.assignee,
  decisions,
}: Completion<Body>): CompletionOfKind => ({
  body,
  refuses,
  check,
  relation,
  ...(decisions && { decisions }),
  complete: ({ body: given, ...decision }, deps) => record({ ...parsed(body, given), ...decision }, deps),
});

const examine = async (findings: Findings & Decision, deps: DeskDeps): Promise<object> => {
  const { points, customerWish, explanation, prevention, advice, acceptTone, taskId, user } = findings;
  const texts = [
    ...textsAt({ '/explanation': explanation, '/prevention': prevention, '/advice': advice }),
    ...toldAt({ '/customerWish': customerWish }),
    ...textsOfPoints('points', points ?? []),
  ];
  const tone = await toneOfTexts(texts, { user, caseId: caseIdOf(taskId), acceptTone }, deps);
  const recorded = await recordFindings({ ...findings, ...toneData(tone) }, deps);
  return points || tone.length > 0 ? { ...recorded, tone } : recorded;
};

/** An expert's explanation is read by the customer; the answer names what in it has a wrong tone, where there is any. */
const consult = async (opinion: OpinionBody & Decision, deps: DeskDeps): Promise<object> => {
  const { explanation, acceptTone, taskId, user } = opinion;
  const texts = textsAt({ '/explanation': explanation });
  const tone = await toneOfTexts(texts, { user, caseId: caseIdOf(taskId), acceptTone }, deps);
  const recorded = await recordOpinion({ ...opinion, ...toneData(tone) }, deps);
  return tone.length > 0 ? { ...recorded, tone } : recorded;
};

const reconcile = async (ruling: RulingBody & Decision, deps: DeskDeps): Promise<object> => {
  const { explanation, acceptTone, taskId, user } = ruling;
  const texts = textsAt({ '/explanation': explanation });
  const tone = await toneOfTexts(texts, { user, caseId: caseIdOf(taskId), acceptTone }, deps);
  const recorded = await recordRuling({ ...ruling, ...toneData(tone) }, deps);
  return tone.length > 0 ? { ...recorded, tone } : recorded;
};

const answerPoints = async (given: PointAnswers & Decision, deps: DeskDeps): Promise<object> => {
  const { answers, acceptTone, taskId, user } = given;
  const texts = textsOfPoints('answers', answers);
  const tone = await toneOfTexts(texts, { user, caseId: caseIdOf(taskId), acceptTone }, deps);
  await recordPoints({ ...given, ...toneData(tone) }, deps);
  return { tone };
};

const release = async (given: ReleaseDecision & Decision, deps: DeskDeps): Promise<object> => {
  const tone = await toneOfEdit(given, deps);
  const recorded = await recordRelease({ ...given, ...toneData(tone) }, deps);
  return given.text === undefined ? recorded : { ...recorded, tone };
};

/** How each kind of task that ends at the desk is decided. */
export const completions: Record<DeskTaskKind, CompletionOfKind> = {
  examine: completion({
    body: Findings,
    refuses: ['points-too-many', 'points-unknown', 'tone-wrong'],
    record: examine,
    check: requireUninvolved,
  }),
  consult: completion({ body: OpinionBody, refuses: ['task-of-another-kind', 'tone-wrong'], record: consult }),
  'third-opinion': completion({ body: OpinionBody, refuses: ['task-of-another-kind', 'tone-wrong'], record: consult }),
  reconcile: completion({
    body: RulingBody,
    refuses: ['own-proposal', 'tone-wrong'],
    record: reconcile,
    check: requireRuling,
  }),
  approve: completion({
    body: Verdict,
    refuses: [
      'task-of-another-kind',
      'own-proposal',
      'limit-too-low',
      'kind-beyond-authority',
      'customer-beyond-authority',
      'budget-exhausted',
      'options-missing',
      'options-unfit',
    ],
    record: recordVerdict,
    decisions: {
      approve: requireVerdict('approve'),
      change: requireVerdict('change'),
      refuse: requireVerdict('refuse'),
    },
  }),
  release: completion({
    body: ReleaseDecision,
    refuses: [
      'task-of-another-kind',
      'reason-missing',
      'change-missing',
      'options-unfit',
      'commitments-unfit',
      'commitment-missing',
      'points-unanswered',
      'letter-incomplete',
      'tone-wrong',
    ],
    record: release,
    check: requireReleasable,
  }),
  points: completion({
    body: PointAnswers,
    refuses: ['points-unanswered', 'points-unknown', 'points-too-many', 'tone-wrong'],
    record: answerPoints,
  }),
  promise: completion({
    body: PromiseReport,
    refuses: ['task-of-another-kind', 'proof-missing', 'evidence-unfit', 'execution-under-way'],
    record: recordPromise,
  }),
  completion: completion({
    body: CompletionNote,
    refuses: ['not-your-case'],
    relation: relations.ownerOfCase,
    record: recordCompletion,
    check: requireCompletion,
  }),
  contact: completion({ body: ContactReport, refuses: [], record: recordContact }),
  reply: completion({ body: ReplyDecision, refuses: ['tone-wrong', 'split-unfit'], record: recordReply }),
  call: completion({ body: CallReport, refuses: ['consent-missing'], record: recordCall }),
  'outage-update': completion({ body: OutageReport, refuses: ['tone-wrong'], record: recordOutage }),
  update: completion({ body: UpdateReport, refuses: ['tone-wrong'], record: recordUpdate }),
  meeting: completion({ body: MeetingReport, refuses: [], record: recordMeeting }),
  acceptance: completion({
    body: AcceptanceCheck,
    refuses: ['no-open-offer', 'offer-answered-before', 'option-unclear', 'evidence-unfit'],
    record: checkAcceptance,
  }),
  'confirm-customer': completion({ body: CustomerConfirmation, refuses: [], record: confirmCustomer }),
  'over-limit': completion({ body: OverLimitReport, refuses: [], record: recordOverLimitRead }),
  'second-person': completion({
    body: SecondOpinion,
    refuses: ['own-proposal', 'case-parked', 'case-settled', 'offer-pending', 'body-pending', 'case-in-motion'],
    record: recordSecondOpinion,
  }),
  deliver: completion({ body: DeliveryReport, refuses: [], record: recordDelivery }),
  'account-review': completion({ body: AccountReviewReport, refuses: ['tone-wrong'], record: recordAccountReview }),
  escalation: completion({ body: EscalationReport, refuses: ['person-unfit', 'tone-wrong'], record: endEscalation }),
};
