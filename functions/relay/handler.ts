import type { DynamoDBStreamEvent } from 'aws-lambda';
import { environment } from '#platform/environment.ts';
import { beforeRun } from '#platform/run.ts';
import { annotateTrace } from '#platform/trace.ts';
import * as contract from './contract.ts';
import { relayDeps } from './deps.ts';
import { relay } from './relay.ts';
import { worksOf } from './stream.ts';

const deps = relayDeps(environment(contract.environment));

/** Called with the changes of the table. */
export const handler = async (event: DynamoDBStreamEvent): Promise<void> => {
  await beforeRun(deps);
  const works = worksOf(event);
  for (const { caseId } of works) annotateTrace(caseId);
  await relay(works, deps);
};
