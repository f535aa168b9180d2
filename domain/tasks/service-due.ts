import type { Case } from '../case/case.ts';
import type { Law } from '../deadline/law.ts';
import { countTerm } from '../deadline/terms.ts';
import type { Policy } from '../policy/policy.ts';
import { type Clock, durationMs, type Instant } from '../time.ts';
import { classOf } from '../timers/regime-choice.ts';

type Counted = {
  head: Pick<Case, 'receivedAt' | 'class' | 'topic'>;
  at: Instant;
  /** ISO 8601, as the policy has it. */
  duration: string;
};

const MINUTE_MS = 60_000;

/**
 * When something is due that counts only while the company serves (Ley 10/2025 art. 14.1). What concerns a basic service that is
 * cut off runs day and night (art. 14.2), and so does everything of a company that names no hours.
 */
export const dueInService = (
  { head, at, duration }: Counted,
  { policy, law, clock }: { policy: Policy; law: Pick<Law, 'find' | 'company'>; clock: Clock },
): Instant => {
  const { serviceHours } = law.company;
  const { country, zone } = policy.company;
  const calendar = law.find(country.toLowerCase());
  const isOpen = Object.values(serviceHours).some((hours) => hours.length > 0);
  if (!calendar || !isOpen || classOf(head, policy) === 'continuity') return clock.after(at, duration);
  const span = { amount: Math.ceil(durationMs(duration) / MINUTE_MS), unit: 'service-minutes' as const };
  const counting = { calendar, zone, serviceHours, pauses: [], rollForward: false };
  const [{ due }] = countTerm(Date.parse(clock.toCalendar(head.receivedAt, at)), span, counting);
  return clock.fromCalendar(head.receivedAt, new Date(due).toISOString());
};
