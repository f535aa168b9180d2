import type { DynamoDBStreamEvent } from 'aws-lambda';
import { environment } from '#platform/environment.ts';
import * as contract from './contract.ts';
import { relayDeps } from './deps.ts';
import { relay } from './relay.ts';
import { worksOf } from './stream.ts';

const deps = relayDeps(environment(contract.environment));

/** Called with the changes of the table. */
export const handler = (event: DynamoDBStreamEvent): Promise<void> => relay(worksOf(event), deps);
