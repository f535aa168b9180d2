import { type EndedCase, kindOfCase, Landmark } from '#domain/learning/landmark.ts';
import { bare } from './bare.ts';
import { ifConditionHolds } from './conditional.ts';
import { learningKeys } from './keys.ts';
import type { Item, Table } from './table.ts';

/** Few cases are landmarks: of a list that is longer the newest are shown. */
const MOST_LISTED = 200;

const landmarkIn = (item: Item): Landmark => Landmark.parse(bare(item));

/** The kinds of cases that were met before. */
export const kindsMet = async (table: Table): Promise<Set<string>> => {
  const { pk, sk } = learningKeys.kindMet('');
  return new Set((await table.query(pk, sk)).map((item) => item.sk.slice(sk.length)));
};

/** Marks the first case of its kind, unless that was met by now. */
export const markFirst = (table: Table, ended: EndedCase, landmark: Landmark): Promise<boolean> =>
  ifConditionHolds(
    table.write([
      { put: { ...learningKeys.kindMet(kindOfCase(ended)), caseId: ended.caseId }, ifAbsent: true },
      { put: { ...learningKeys.landmark(landmark.caseId), ...landmark }, ifAbsent: true },
    ]),
  );

/** Marks a case that is a landmark for itself, unless it is one. */
export const markLandmark = (table: Table, landmark: Landmark): Promise<boolean> =>
  ifConditionHolds(table.write([{ put: { ...learningKeys.landmark(landmark.caseId), ...landmark }, ifAbsent: true }]));

/** All landmarks, the newest cases first. */
export const landmarks = async (table: Table): Promise<Landmark[]> => {
  const { pk, sk } = learningKeys.landmark('');
  return (await table.query(pk, '', { from: sk, to: `${sk}~`, descending: true, limit: MOST_LISTED })).map(landmarkIn);
};

export const landmarkOf = async (table: Table, caseId: string): Promise<Landmark | undefined> => {
  const item = await table.get(learningKeys.landmark(caseId));
  return item && landmarkIn(item);
};

/** Stores what a supervisor decided of a landmark. */
export const keepDecision = (
  table: Table,
  { caseId }: Pick<Landmark, 'caseId'>,
  set: Pick<Landmark, 'state' | 'by' | 'decidedAt'>,
): Promise<void> => table.write([{ update: learningKeys.landmark(caseId), set }]);
