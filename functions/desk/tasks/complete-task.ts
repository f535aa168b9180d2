import { caseIdOf, isTaskId } from '#domain/case/ids.ts';
import { Refusal, type RefusalCode } from '#domain/refusal.ts';
import { openTaskRefusals, type User } from '#domain/tasks/decide.ts';
import { PointAnswers } from '#functions/stages/agree/contract.ts';
import { recordPoints } from '#functions/stages/agree/record-points.ts';
import { Verdict } from '#functions/stages/approve/contract.ts';
import { recordVerdict } from '#functions/stages/approve/record-verdict.ts';
import { OpinionBody } from '#functions/stages/consult/contract.ts';
import { recordOpinion } from '#functions/stages/consult/record-opinion.ts';
import { Findings } from '#functions/stages/examine/contract.ts';
import { recordFindings } from '#functions/stages/examine/record-findings.ts';
import { PromiseReport } from '#functions/stages/follow-up/contract.ts';
import { recordPromise } from '#functions/stages/follow-up/record-promise.ts';
import { parsed } from '#platform/http/validation.ts';
import { CompletionNote } from '../completion/contract.ts';
import { recordCompletion } from '../completion/record-completion.ts';
import { ContactReport } from '../contact/contract.ts';
import { recordContact } from '../contact/record-contact.ts';
import type { DeskDeps } from '../contract.ts';
import { EscalationReport } from '../escalation/contract.ts';
import { endEscalation } from '../escalation/end-escalation.ts';
import { toneOfAnswers } from '../points/points-tone.ts';
import { toneData } from '../writing/tone.ts';

type CompleteInput = { taskId: string; user: User; body: unknown };

type Complete = (input: CompleteInput, deps: DeskDeps) => Promise<object>;

const examine: Complete = async ({ body, taskId, user }, deps) => {
  const findings = parsed(Findings, body);
  const { points, acceptTone = false } = findings;
  const tone = await toneOfAnswers(points ?? [], 'points', { user, caseId: caseIdOf(taskId), acceptTone }, deps);
  const recorded = await recordFindings({ ...findings, ...toneData(tone), taskId, user }, deps);
  return points ? { ...recorded, tone } : recorded;
};

const points: Complete = async ({ body, taskId, user }, deps) => {
  const given = parsed(PointAnswers, body);
  const { answers, acceptTone = false } = given;
  const tone = await toneOfAnswers(answers, 'answers', { user, caseId: caseIdOf(taskId), acceptTone }, deps);
  await recordPoints({ ...given, ...toneData(tone), taskId, user }, deps);
  return { tone };
};

/** What the desk takes for each kind of work, and the stage that records it. The rest belongs to the customer. */
const byKind: Record<string, Complete> = {
  examine,
  points,
  consult: ({ body, ...who }, deps) => recordOpinion({ ...parsed(OpinionBody, body), ...who }, deps),
  approve: ({ body, ...who }, deps) => recordVerdict({ ...parsed(Verdict, body), ...who }, deps),
  promise: ({ body, ...who }, deps) => recordPromise({ ...parsed(PromiseReport, body), ...who }, deps),
  completion: ({ body, ...who }, deps) => recordCompletion({ ...parsed(CompletionNote, body), ...who }, deps),
  contact: ({ body, ...who }, deps) => recordContact({ ...parsed(ContactReport, body), ...who }, deps),
  escalation: ({ body, ...who }, deps) => endEscalation({ ...parsed(EscalationReport, body), ...who }, deps),
};

/** All that `complete` takes, for documents. */
export const completions = [
  Findings,
  OpinionBody,
  Verdict,
  PointAnswers,
  PromiseReport,
  CompletionNote,
  ContactReport,
  EscalationReport,
] as const;

/** All that `complete` can refuse, whatever the kind of the task. */
export const completionRefusals = [
  ...openTaskRefusals,
  'not-your-task',
  'task-of-customer',
  'task-of-another-kind',
  'not-your-case',
  'own-proposal',
  'limit-too-low',
  'options-missing',
  'options-unfit',
  'person-unfit',
  'points-too-many',
  'points-unanswered',
  'points-unknown',
  'proof-missing',
  'tone-wrong',
] as const satisfies RefusalCode[];

/** Decides a task of the desk. Its kind stands in its id, so what the body has to hold is known before anything is read. */
export const completeTask: Complete = async (input, deps) => {
  if (!isTaskId(input.taskId)) throw new Refusal('no-such-task');
  const complete = byKind[input.taskId.split('.')[1] ?? ''];
  if (!complete) throw new Refusal('task-of-customer');
  return complete(input, deps);
};
