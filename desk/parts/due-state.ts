/** How far somebody is with a date that they have to keep. */
export type DueState = 'onTime' | 'soon' | 'nearly' | 'over';

/** Parts of the time from which it is said, as the deadlines of the policy warn. */
const SOON_PART = 0.75;
const NEARLY_PART = 0.99;

/** Where it is not known since when the time runs. */
const SOON_MS = 4 * 3_600_000;
const NEARLY_MS = 30 * 60_000;

const timeOf = (instant: string): number => new Date(instant).getTime();

/** @param from since when the time runs; how far it is gone counts then, and not how much of it is left */
export const dueState = ({ at, from }: { at: string; from?: string | undefined }, now: number): DueState => {
  const rest = timeOf(at) - now;
  if (rest < 0) return 'over';
  const whole = from === undefined ? 0 : timeOf(at) - timeOf(from);
  if (whole > 0) {
    const gone = 1 - rest / whole;
    if (gone >= NEARLY_PART) return 'nearly';
    return gone >= SOON_PART ? 'soon' : 'onTime';
  }
  if (rest < NEARLY_MS) return 'nearly';
  return rest < SOON_MS ? 'soon' : 'onTime';
};
