import { type MonthlyDeps, sendMonth } from './monthly-mail.ts';
import { remindOwners } from './remind-owners.ts';

/** What is done once a day about what was learned: owners of actions are reminded, and on the first working day of a month its head hears how it went. */
export const runDaily = async (
  input: unknown,
  deps: MonthlyDeps,
): Promise<{ reminded: number; monthsSent: number }> => {
  const { reminded } = await remindOwners(input, deps);
  return { reminded, monthsSent: await sendMonth(deps) };
};
