/** How far a zone is from UTC at an instant. */
const offsetMs = (zone: string, at: number): number => {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' },
  }).formatToParts(at);
  const of = (name: string): number => Number(parts.find(({ type }) => type === name)?.value);
  return (
    Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) -
    Math.floor(at / 1000) * 1000
  );
};

const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;
/** When people begin to work. */
const MORNING = 8;

/** The next morning in a zone, whatever clocks are changed in the night. */
const nextMorning = (now: number, zone: string): number => {
  const local = now + offsetMs(zone, now);
  const midnight = local - (local % (DAY_HOURS * HOUR_MS));
  const morning = midnight + (DAY_HOURS + MORNING) * HOUR_MS;
  // The offset of the morning itself, not of the evening before.
  return morning - offsetMs(zone, morning - offsetMs(zone, now));
};

export type SnoozeChoice = 'hour' | 'morning' | 'clock';

/**
 * Until when something can be put off with one press: those that come before it is due. `clock` asks for its due date, in place of
 * which the server takes the clock that strikes before.
 */
export const snoozeTimes = (now: Date, dueAt: string, zone: string): { choice: SnoozeChoice; at: string }[] => {
  const times: { choice: SnoozeChoice; at: number }[] = [
    { choice: 'hour', at: now.getTime() + HOUR_MS },
    { choice: 'morning', at: nextMorning(now.getTime(), zone) },
  ];
  const due = Date.parse(dueAt);
  return [
    ...times.filter(({ at }) => at < due).map(({ choice, at }) => ({ choice, at: new Date(at).toISOString() })),
    { choice: 'clock', at: dueAt },
  ];
};
