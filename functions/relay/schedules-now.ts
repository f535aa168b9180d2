import { underPolicy } from '#domain/policy/under-policy.ts';
import { type Schedule, schedulesOf } from '#domain/timers/schedules.ts';
import type { RelayDeps } from './deps.ts';

/** The schedules that a case should have now beside those of its own dates and of its tasks, under its policy; none where it is not there. */
export const schedulesNow = async (caseId: string, deps: RelayDeps): Promise<Schedule[]> => {
  const file = await deps.cases.load(caseId);
  return file ? schedulesOf(file, await underPolicy(deps, file.head)) : [];
};
