import { type Instant, instantAfter } from '../time.ts';
import { disruptableChannels } from '../vocabulary.ts';
import type { StaffChange } from './change.ts';
import type { Disruption } from './state.ts';

/** What was said at an instant, each channel once. */
export const disruptionFrom = (
  { channels, forHours }: Extract<StaffChange, { change: 'disruption' }>,
  at: Instant,
): Disruption => ({
  channels: disruptableChannels.filter((one) => channels.includes(one)),
  until: instantAfter(at, forHours * 60 * 60 * 1000),
});

/** The disruption that is still said at an instant. */
export const disruptionAt = (said: Disruption | undefined, at: Instant): Disruption | undefined =>
  said && said.until > at ? said : undefined;
