import type { Law } from '../deadline/law.ts';
import { instantOf, timeOf } from '../deadline/local-day.ts';
import type { Regime, StartEvent } from '../deadline/regime.ts';
import { countTerm } from '../deadline/terms.ts';
import type { Instant } from '../time.ts';

/** What a regime has kept: the file (or, where it names only that, what its evaluation needs), or recordings. */
const KINDS = { file: ['file', 'evaluation'], recording: ['recording'] } as const;

/**
 * Until when a regime has something kept of a case, by the calendar; undefined where it sets no term ("until the answer" and no
 * more is no term).
 * @param happened when what a term starts from happened
 * @param zone in which the days are counted
 */
export const keptUntil = (
  { retention, calendar }: Pick<Regime, 'retention' | 'calendar'>,
  { what, happened }: { what: 'file' | 'recording'; happened: Partial<Record<StartEvent, Instant>> },
  { law, zone }: { law: Pick<Law, 'calendar'>; zone: string },
): Instant | undefined => {
  const [rule] = KINDS[what].flatMap((kind) => retention.find((one) => one.what === kind) ?? []);
  const start = rule && happened[rule.from];
  if (!rule?.within || !start) return undefined;
  const counting = { calendar: law.calendar(calendar), zone, serviceHours: {}, pauses: [], rollForward: false };
  const [{ due }] = countTerm(timeOf(start), rule.within, counting);
  return instantOf(due);
};
