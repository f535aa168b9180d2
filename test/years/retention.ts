import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient, ScanCommand, type ScanCommandOutput } from '@aws-sdk/client-dynamodb';
import {
  GetObjectCommand,
  GetObjectTaggingCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandOutput,
  S3Client,
} from '@aws-sdk/client-s3';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { expect, test } from 'vitest';
import { play } from '#local/demo/play.ts';
import { dummyCredentials } from '#local/loopback.ts';
import { deliverMail, plainMail } from '#local/mail-client.ts';
import { succeeded } from '#tools/api-client.ts';
import { newCustomer } from '../journeys/support/customers.ts';
import { PATIENCE_SECONDS } from '../journeys/support/eventually.ts';
import { invoke } from '../journeys/support/invoke.ts';
import { api, run, storyWhere, until } from './support.ts';
import { daysLong } from './time.ts';

const connection = { endpoint: run.endpointUrl, region: run.region, credentials: dummyCredentials };
const s3 = new S3Client({ ...connection, forcePathStyle: true });
const dynamo = new DynamoDBClient(connection);

/** A word that each of the two mails has of its own, by which all that was kept of it is found. */
const SPAM = 'Trapisonda';
const BROKEN = 'Barataria';

type Kept = Record<string, unknown> & { pk: string; sk: string };

/** All of the table that has a word in it. */
const itemsWith = async (word: string): Promise<Kept[]> => {
  const found: Kept[] = [];
  let page: ScanCommandOutput | undefined;
  do {
    page = await dynamo.send(new ScanCommand({ TableName: run.tableName, ExclusiveStartKey: page?.LastEvaluatedKey }));
    const items = (page.Items ?? []).map((item) => unmarshall(item) as Kept);
    found.push(...items.filter((item) => JSON.stringify(item).includes(word)));
  } while (page.LastEvaluatedKey);
  return found;
};

/** Where something is kept, as far as it says whether it may be read. */
const placesOf = (items: Kept[]): string[] => [...new Set(items.map(({ pk }) => pk.split('#')[0] ?? ''))].toSorted();

/** The mails that have a word in them, with their tags. */
const mailsWith = async (word: string): Promise<{ key: string; tags: string[] }[]> => {
  const found: { key: string; tags: string[] }[] = [];
  let page: ListObjectsV2CommandOutput | undefined;
  do {
    page = await s3.send(
      new ListObjectsV2Command({ Bucket: run.inboundMailBucket, ContinuationToken: page?.NextContinuationToken }),
    );
    for (const { Key } of page.Contents ?? []) {
      const place = { Bucket: run.inboundMailBucket, Key };
      const { Body } = await s3.send(new GetObjectCommand(place));
      if (!(await Body?.transformToString())?.includes(word)) continue;
      const { TagSet = [] } = await s3.send(new GetObjectTaggingCommand(place));
      found.push({ key: Key ?? '', tags: TagSet.map(({ Key, Value }) => `${Key}=${Value}`) });
    }
  } while (page.NextContinuationToken);
  return found;
};

/** The case that a mail with a word of its own opened, once somebody has it. */
const caseWith = (word: string): Promise<string> =>
  until('an owner of the mail', async () => {
    const [text] = (await itemsWith(word)).filter(({ pk }) => pk.startsWith('CASE#'));
    const caseId = text?.pk.slice('CASE#'.length);
    return caseId && succeeded(await (await api.as('andres')).case(caseId)).owner ? caseId : undefined;
  });

/** Days after which the team needs no case any more (policy/retention.yaml: blockAfter), and some more. */
const WORK_IS_OVER = 95;

/** When what was prepared last is due. */
let dueAt = 0;
const prepared = (): void => {
  dueAt = Math.max(dueAt, Date.now() + daysLong(WORK_IS_OVER));
};

/** What happens before: both need the year that follows to be due. */
export const beforeRetention = (): void => {
  test('An advertisement is set aside by whoever has it', async () => {
    const { name, email } = newCustomer();
    const text = `Compre ya las zapatillas voladoras de ${SPAM}, con un descuento que no se repetirá.`;
    await deliverMail(
      run,
      plainMail({ from: `${name} <${email}>`, to: 'atencion@lumbre.example', subject: 'Ya', text }),
    );
    const caseId = await caseWith(SPAM);
    const { owner } = succeeded(await (await api.as('andres')).case(caseId));
    const desk = await api.as(owner ?? '');
    // Refused as long as the case is on its way to its first task.
    await until('its being set aside', async () => {
      const { status, body } = await desk.sayKind(caseId, 'spam', 'Publicidad');
      if (status >= 300) expect(body).toMatchObject({ code: 'case-in-motion' });
      return status < 300;
    });
    prepared();
  });

  test('A complaint by mail is settled, kept and over', async () => {
    const story = storyWhere(({ channel }) => channel === 'email');
    const text = `${story.complaint.text}\n\nVivo en ${BROKEN}.`;
    const own = { ...story, score: 5, complaint: { ...story.complaint, text } };
    const { view } = await play({ run, api }, own, {
      until: ({ status }) => status === 'kept',
      seconds: PATIENCE_SECONDS,
    });
    expect(view.outcome).toBeDefined();
    prepared();
  });
};

/** A year later: longer than the team needs a case, shorter than the law keeps it. */
export const retention = (): void => {
  test('What served no claim is destroyed, what the law keeps is out of reach, and what happened can still be proved', async () => {
    await sleep(Math.max(0, dueAt - Date.now()));
    const settled = await caseWith(BROKEN);
    const aside = (await itemsWith(SPAM)).find(({ pk }) => pk.startsWith('CASE#'))?.pk.slice('CASE#'.length) ?? '';
    expect([(await mailsWith(SPAM)).length, (await mailsWith(BROKEN)).length]).toEqual([1, 1]);

    await invoke(run, 'retention', {});

    expect(placesOf(await itemsWith(SPAM))).toEqual([]);
    expect(await mailsWith(SPAM)).toEqual([]);
    expect(placesOf(await itemsWith(BROKEN))).toEqual(['BLOCKED']);
    expect((await mailsWith(BROKEN)).map(({ tags }) => tags)).toEqual([['blocked=true']]);
    const desk = await api.as('andres');
    const [gone, kept] = [succeeded(await desk.case(aside)), succeeded(await desk.case(settled))];
    expect([gone.destroyedAt !== undefined, kept.blockedAt !== undefined, kept.destroyedAt]).toEqual([
      true,
      true,
      undefined,
    ]);
    expect([gone.messages, kept.messages]).toEqual([[], []]);
    expect([gone.historyIntact, kept.historyIntact]).toEqual([true, true]);
  });

  test('The next run finds nothing to do, and does nothing', async () => {
    const before = (await itemsWith(BROKEN)).length;
    await invoke(run, 'retention', {});
    expect((await itemsWith(BROKEN)).length).toBe(before);
  });
};
