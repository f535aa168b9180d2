import type { Day, LocalizedText } from '../values.ts';
import type { Calendar } from './calendar.ts';
import { addDays, weekday } from './local-day.ts';

/** Why a day does not count. */
export type DayOff = { why: 'weekend' } | { why: 'holiday'; name: LocalizedText };

const WEEKEND: DayOff = { why: 'weekend' };

/** Why business rests on a day; `undefined` on a business day. A holiday on a weekend counts as weekend. */
export const dayOff = (calendar: Calendar, day: Day): DayOff | undefined => {
  if (calendar.weekend.has(weekday(day))) return WEEKEND;
  const name = calendar.holidays.get(day);
  return name && { why: 'holiday', name };
};

/** The day itself if it is a business day, else the next one. */
export const businessDayFrom = (calendar: Calendar, day: Day): Day => {
  let found = day;
  while (dayOff(calendar, found)) found = addDays(found, 1);
  return found;
};

/** Business days after `from`, up to and including `to`: what adding business days takes back. */
export const businessDaysBetween = (calendar: Calendar, from: Day, to: Day): number => {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (!dayOff(calendar, day)) count++;
  return count;
};
