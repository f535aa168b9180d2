import { learningKeys } from './keys.ts';
import type { Table } from './table.ts';

/** Forgets the questions after deliveries of a person. In a file of its own: functions that may drop nothing bundle none of it. */
export const forgetSurveys = (table: Table, ids: readonly string[], customerKeys: readonly string[]): Promise<void> =>
  table.write(
    ids.flatMap((id) => [
      { drop: learningKeys.deliverySurvey(id) },
      ...customerKeys.map((key) => ({ drop: learningKeys.surveyOfCustomer(key, id) })),
    ]),
  );
