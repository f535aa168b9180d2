import { type AskedBefore, DeliverySurvey } from '#domain/delivery-survey/delivery-survey.ts';
import type { Instant } from '#domain/time.ts';
import { bare } from './bare.ts';
import { ifConditionHolds } from './conditional.ts';
import { dueInShards } from './due-in-shards.ts';
import { INDEX_FIELDS, learningKeys, shardOf, surveysPartition } from './keys.ts';
import type { Item, Table, Write } from './table.ts';

const ttlOf = ({ until }: Pick<DeliverySurvey, 'until'>): number => Math.floor(Date.parse(until) / 1000);

const surveyIn = (item: Item): DeliverySurvey => {
  const { ttl: _, ...survey } = bare<DeliverySurvey & { ttl: number }>(item);
  return DeliverySurvey.parse(survey);
};

/** What stores a question, once: the question itself, and under each pseudonym of the customer that there is one. */
export const surveyWrites = (survey: DeliverySurvey, customerKeys: readonly string[]): Write[] => {
  const { id, sendAt } = survey;
  const ttl = ttlOf(survey);
  const place = { gsi2pk: surveysPartition(shardOf(id)), gsi2sk: sendAt };
  return [
    { put: { ...learningKeys.deliverySurvey(id), ...place, ...survey, ttl }, ifAbsent: true },
    ...customerKeys.map((key): Write => ({ put: { ...learningKeys.surveyOfCustomer(key, id), sendAt, ttl } })),
  ];
};

export const findSurvey = async (table: Table, id: string): Promise<DeliverySurvey | undefined> => {
  const item = await table.get(learningKeys.deliverySurvey(id));
  return item && surveyIn(item);
};

const ofCustomer = async (table: Table, customerKeys: readonly string[]): Promise<Item[]> =>
  (await Promise.all(customerKeys.map((key) => table.query(learningKeys.noMoreSurveys(key).pk)))).flat();

/** What is known of the customer's other questions, by their pseudonyms. Few, since a customer is asked seldom. */
export const askedBefore = async (table: Table, customerKeys: readonly string[]): Promise<AskedBefore> => {
  const found = await ofCustomer(table, customerKeys);
  const last = found
    .flatMap(({ sendAt }) => (sendAt as Instant | undefined) ?? [])
    .sort()
    .at(-1);
  return { noMore: found.some(({ sk }) => sk === 'NO-MORE'), ...(last && { last }) };
};

/** The questions that a person was or will be asked. */
export const surveysOfCustomer = async (table: Table, customerKeys: readonly string[]): Promise<DeliverySurvey[]> => {
  const ids = (await ofCustomer(table, customerKeys)).flatMap(({ sk }) =>
    sk.startsWith('SURVEY#') ? sk.slice('SURVEY#'.length) : [],
  );
  return (await table.getMany([...new Set(ids)].map(learningKeys.deliverySurvey))).map(surveyIn);
};

/** Somebody wants to be asked no more; kept under all that they are known by. */
export const recordNoMoreSurveys = (table: Table, customerKeys: readonly string[], at: Instant): Promise<void> =>
  table.write(customerKeys.map((key) => ({ put: { ...learningKeys.noMoreSurveys(key), at } })));

/** Questions whose time has come, a page of every shard at a time. */
export async function* surveysDue(table: Table, to: Instant): AsyncGenerator<DeliverySurvey[]> {
  for await (const items of dueInShards(table, { partitionOf: surveysPartition, to, page: 25, pages: 10 }))
    yield items.map(surveyIn);
}

/** It is not sent, and looked at no more. */
export const recordUnsent = (table: Table, id: string, unsent: NonNullable<DeliverySurvey['unsent']>): Promise<void> =>
  table.write([{ update: learningKeys.deliverySurvey(id), set: { unsent }, remove: INDEX_FIELDS }]);

/** Takes it for this run, before it is sent. @returns false where another run was faster */
export const claimSurvey = (table: Table, id: string, sentAt: Instant): Promise<boolean> =>
  ifConditionHolds(
    table.write([
      {
        update: learningKeys.deliverySurvey(id),
        set: { sentAt },
        remove: ['gsi2pk', 'gsi2sk'],
        absent: ['sentAt', 'unsent'],
      },
    ]),
  );

/** Gives it back where it surely did not leave: the next run sends it. */
export const giveBackSurvey = (table: Table, { id, sendAt }: DeliverySurvey, sentAt: Instant): Promise<void> =>
  table.write([
    {
      update: learningKeys.deliverySurvey(id),
      expect: { sentAt },
      set: { gsi2pk: surveysPartition(shardOf(id)), gsi2sk: sendAt },
      remove: ['sentAt'],
    },
  ]);

/** What a customer answered, once. @returns false where it was answered before */
export const recordSurveyAnswer = (
  table: Table,
  id: string,
  answer: { answeredAt: Instant; score: number; caseId?: string },
): Promise<boolean> =>
  ifConditionHolds(table.write([{ update: learningKeys.deliverySurvey(id), set: answer, absent: ['answeredAt'] }]));
