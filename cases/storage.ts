import { v7 } from 'uuid';
import { caseStore } from '#cases/store/case-store.ts';
import { type Apart, dynamoTable } from '#cases/store/dynamo-table.ts';
import { policiesOf } from '#cases/store/policies.ts';
import { recalling } from '#cases/store/recall.ts';
import { regimesOf } from '#cases/store/regimes.ts';
import { tableClient } from '#cases/store/table-client.ts';
import { clock } from '#domain/time.ts';
import { timerRecalculation } from '#domain/timers/recalculate-timers.ts';
import { scheduling } from '#domain/timers/schedules.ts';
import { secretReader } from '#platform/aws/secrets.ts';
import { bundledLaw } from '#platform/law.ts';
import { bundledPolicy } from '#platform/policy.ts';
import { todaysPolicy } from './todays-policy.ts';

type Place = { TABLE_NAME: string; TIME_SCALE: string; IDENTITY_SECRET_ID?: string };

/** How what may be done apart is done, by a function that has a right of its own for it. */
type Ways = { apart?: Apart };

/** The table, the clock and new ids: for a function that changes no case. */
export const bareStorage = ({ TABLE_NAME, TIME_SCALE }: Place, { apart }: Ways = {}) => ({
  table: recalling(dynamoTable(tableClient(), TABLE_NAME, apart)),
  clock: clock(Number(TIME_SCALE)),
  newId: () => v7(),
});

/** What nearly every use case is given: the cases, the table under them, the policy and the law, the clock, and new ids. */
export const storage = (place: Place, ways: Ways = {}) => {
  const bare = bareStorage(place, ways);
  const today = todaysPolicy(bundledPolicy(), bare);
  const timing = { law: bundledLaw(), policy: today.policy, clock: bare.clock };
  const dating = {
    recalculateTimers: timerRecalculation(timing),
    schedules: scheduling(timing),
    regimes: regimesOf(bare.table, timing.law.regimes),
    policies: policiesOf(bare.table, timing.policy, today.deployed),
    people: timing.policy,
    announces: true,
    budgets: timing.policy,
    figures: timing.policy,
    searchKey: place.IDENTITY_SECRET_ID === undefined ? ('relay' as const) : secretReader(place.IDENTITY_SECRET_ID),
  };
  return { ...bare, ...timing, ...today, cases: caseStore(bare.table, dating) };
};
