import { Feeling, type Reason, type Severity } from '../case/reason.ts';
import type { Policy } from '../policy/policy.ts';
import { afterBrokenPromise, afterReopening, BROKEN_PROMISE, levelOf, REOPENED, sumOf } from './severity.ts';

/**
 * What was found in a complaint, weighed by another policy: the points of its signals and of its feeling, and the levels. What was
 * found stays; so do points that no number of the policy gives by itself (an amount, earlier cases, what the classifier read).
 * @param before the policy whose signals may have been found: one that the other has no more weighs nothing
 */
export const reweighed = (
  found: Severity,
  policy: Pick<Policy, 'severity'>,
  before: Pick<Policy, 'severity'>,
): Severity => {
  const { signals, feeling, levels } = policy.severity;
  const pointsOf = ({ code, points }: Reason): number | undefined => {
    const felt = Feeling.options.find((one) => code === `feeling-${one}`);
    if (felt) return feeling[felt];
    const signal = signals.find(({ id }) => id === code);
    return signal ? signal.points : before.severity.signals.some(({ id }) => id === code) ? 0 : points;
  };
  const reasons = found.reasons.map((reason) => {
    const points = pointsOf(reason);
    return points === undefined ? reason : { ...reason, points };
  });
  const points = sumOf(reasons);
  const said = { level: levelOf(levels, points), points, reasons };
  const has = (code: string) => reasons.find((reason) => reason.code === code);
  const reopened = has(REOPENED) ? afterReopening(said) : said;
  const broken = has(BROKEN_PROMISE.code);
  if (!broken) return reopened;
  const others = reopened.reasons.filter((reason) => reason !== broken);
  return { ...afterBrokenPromise({ ...reopened, reasons: others }), reasons };
};
