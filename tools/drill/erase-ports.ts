import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import { GetExecutionHistoryCommand, SFNClient } from '@aws-sdk/client-sfn';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { personalItems } from '#cases/store/blocked.ts';
import { watchedOf } from '#cases/store/watched.ts';
import type { RetentionDeps } from '#functions/retention/deps.ts';
import { PATIENCE, type Whole } from '../doctor/place.ts';
import { DrillFailed } from './bench.ts';
import type { ErasePorts } from './erase.ts';
import { inLogs } from './log-lines.ts';

const MAILS = 'inbound/';
/** Items by whose hashes a case is found, by its words and by those of cases that are alike. */
const HIDDEN = /^WORDS?(?=#)/;

/** So many pages of 1,000 names of objects are listed. Whoever keeps more has the look at single objects left, and is told. */
const MOST_PAGES = 500;
/** An object of the drill's own is some hundred bytes; larger ones are none of it. */
const MOST_BYTES = 256 * 1024;
/** Clocks of S3 and of whoever runs the drill may differ by so much. */
const SKEW_MS = 5 * 60_000;

const holds = (text: string, words: readonly string[]): boolean => {
  const lower = text.toLowerCase();
  return words.some((word) => lower.includes(word));
};

/** Every item of the table is read, once. */
const inTable = async (TableName: string, words: readonly string[]): Promise<string[]> => {
  const found: string[] = [];
  for await (const { Items = [] } of paginateScan({ client: new DynamoDBClient(PATIENCE) }, { TableName }))
    for (const attributes of Items) {
      const item = unmarshall(attributes);
      if (holds(JSON.stringify(item), words)) found.push(`${item['pk']} ${item['sk']}`.replace(/#[^ #]{40,}/g, '#…'));
    }
  return found;
};

type Listed = { Bucket: string; Prefix: string; since?: string };

/** The names of objects of a bucket that the drill may have stored: small ones, since a moment. */
async function* storedIn(s3: S3Client, { since, ...where }: Listed): AsyncGenerator<string> {
  const from = since ? Date.parse(since) - SKEW_MS : 0;
  let pages = 0;
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, where)) {
    pages += 1;
    if (pages > MOST_PAGES) throw new DrillFailed(`${where.Bucket} holds more than ${MOST_PAGES} thousand objects`);
    for (const { Key, Size = 0, LastModified } of Contents)
      if (Key && Size <= MOST_BYTES && (LastModified?.getTime() ?? from) >= from) yield Key;
  }
}

/** The objects of a bucket that hold one of the words. */
const inBucket = async (s3: S3Client, where: Listed, words: readonly string[]): Promise<string[]> => {
  const found: string[] = [];
  for await (const Key of storedIn(s3, where)) {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: where.Bucket, Key }));
    if (holds((await Body?.transformToString()) ?? '', words)) found.push(Key);
  }
  return found;
};

/** What an execution was given, handed on and gave, as Step Functions keeps it. */
const inExecution = async (sfn: SFNClient, executionArn: string, words: readonly string[]): Promise<string[]> => {
  const { events = [] } = await sfn.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }));
  return events.filter((event) => holds(JSON.stringify(event), words)).map(({ id, type }) => `${type} ${id}`);
};

/** Looks wherever a deployment keeps personal data. */
export const findWords = (whole: Whole, { table }: Pick<RetentionDeps, 'table'>): ErasePorts['find'] => {
  const { output } = whole;
  const s3 = new S3Client({ ...PATIENCE, forcePathStyle: true });
  const sfn = new SFNClient(PATIENCE);
  const machine = output('ComplaintMachineArn').replace(':stateMachine:', ':execution:');
  const groups = whole.of('AWS::Logs::LogGroup').map(({ id }) => id);
  const [inbound, evidence] = [output('InboundMailBucketName'), output('EvidenceBucketName')];
  return async ({ words, caseId, since }) => {
    const executions: string[] = [];
    for (const { machine: of, execution } of await watchedOf(table, caseId))
      if (of === 'complaint') executions.push(...(await inExecution(sfn, `${machine}:${execution}`, words)));
    return {
      executions,
      table: await inTable(output('TableName'), words),
      mails: await inBucket(s3, { Bucket: inbound, Prefix: MAILS, since }, words),
      // All of its files, whatever is in them: none may be left.
      files: await inBucket(s3, { Bucket: evidence, Prefix: `attachments/${caseId}/` }, ['']),
      logs: await inLogs({ groups, words, since: Date.parse(since) - SKEW_MS, isLocal: whole.local }),
      search: (await personalItems(table, caseId)).flatMap(({ sk }) => HIDDEN.exec(sk)?.[0] ?? []),
    };
  };
};
