import type { DynamoDBStreamEvent } from 'aws-lambda';
import { bareStorage } from '#cases/storage.ts';
import { signWith } from '#platform/aws/history-key.ts';
import { environment, kms } from '#platform/environment.ts';
import { environment as schema } from './contract.ts';
import { signHeads } from './sign-heads.ts';
import { headsIn } from './stream.ts';

const settings = environment(schema);
const deps = { ...bareStorage(settings), sign: signWith({ ...kms(), keyArn: settings.HISTORY_KEY_ARN }) };

/** Called with the changes of the table. */
export const handler = (event: DynamoDBStreamEvent): Promise<void> => signHeads(headsIn(event), deps);
