import type { Instant } from '#domain/time.ts';
import { ifConditionHolds } from './conditional.ts';
import { learningKeys } from './keys.ts';
import type { Table } from './table.ts';

/** The mail about a month to somebody. @param month `2026-11` */
type Monthly = { month: string; person: string };

/** Nobody asks after it once the next year's mail about the same month is out. */
const FORGOTTEN_AFTER_MS = 400 * 24 * 60 * 60 * 1000;

/** Whether it was sent, or may have been. */
export const isMonthlyMailSent = async (table: Table, { month, person }: Monthly): Promise<boolean> =>
  (await table.get(learningKeys.monthlyMail(month, person)))?.['sentAt'] !== undefined;

/** Takes it for this run, before it is sent. @returns false where another run was faster */
export const claimMonthlyMail = (table: Table, { month, person }: Monthly, sentAt: Instant): Promise<boolean> =>
  ifConditionHolds(
    table.write([
      {
        update: learningKeys.monthlyMail(month, person),
        set: { sentAt, ttl: Math.floor((Date.parse(sentAt) + FORGOTTEN_AFTER_MS) / 1000) },
        absent: ['sentAt'],
        orNew: true,
      },
    ]),
  );

/** Gives it back where it surely did not leave: the next run sends it. */
export const giveBackMonthlyMail = (table: Table, { month, person }: Monthly, sentAt: Instant): Promise<void> =>
  table.write([{ update: learningKeys.monthlyMail(month, person), expect: { sentAt }, remove: ['sentAt'] }]);
