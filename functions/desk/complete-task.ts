import { Problem } from '#domain/errors.ts';
import { isTaskId } from '#domain/ids.ts';
import { Verdict } from '#functions/approve/contract.ts';
import { recordVerdict } from '#functions/approve/record-verdict.ts';
import { OpinionBody } from '#functions/consult/contract.ts';
import { recordOpinion } from '#functions/consult/record-opinion.ts';
import { Findings } from '#functions/examine/contract.ts';
import { recordFindings } from '#functions/examine/record-findings.ts';
import { PromiseReport } from '#functions/follow-up/contract.ts';
import { recordPromise } from '#functions/follow-up/record-promise.ts';
import type { User } from '#functions/shared/deciding.ts';
import { parsed } from '#functions/shared/problems.ts';
import type { DeskDeps } from './contract.ts';

type CompleteInput = { taskId: string; user: User; body: unknown };

type Complete = (input: CompleteInput, deps: DeskDeps) => Promise<object>;

/** What the desk takes for each kind of work, and the stage that records it. The rest belongs to the customer. */
const byKind: Record<string, Complete> = {
  examine: ({ body, ...who }, deps) => recordFindings({ ...parsed(Findings, body), ...who }, deps),
  consult: ({ body, ...who }, deps) => recordOpinion({ ...parsed(OpinionBody, body), ...who }, deps),
  approve: ({ body, ...who }, deps) => recordVerdict({ ...parsed(Verdict, body), ...who }, deps),
  promise: ({ body, ...who }, deps) => recordPromise({ ...parsed(PromiseReport, body), ...who }, deps),
};

/** All that `complete` takes, for documents. */
export const completions = [Findings, OpinionBody, Verdict, PromiseReport] as const;

/** Decides a task of the desk. Its kind stands in its id, so what the body has to hold is known before anything is read. */
export const completeTask: Complete = async (input, deps) => {
  if (!isTaskId(input.taskId)) throw new Problem(404, 'There is no such task');
  const complete = byKind[input.taskId.split('.')[1] ?? ''];
  if (!complete) throw new Problem(403, 'This task belongs to the customer');
  return complete(input, deps);
};
