import type { CaseContext, CaseFile } from '#domain/case/case-file.ts';
import type { NewEvent } from '#domain/case/events.ts';
import { chain } from '#domain/case/history.ts';
import { type Timing, timerRecalculation } from './recalculate-timers.ts';

/** A case as it will be once something has happened to it, with the timers that follow. Nothing is stored. */
export const foreseen = ({ file, at, deps }: CaseContext<Timing>, event: NewEvent): CaseFile => {
  const { head, regime } = file;
  const events = [...file.events, ...chain(head, [event], at)];
  const { set } = timerRecalculation(deps)({ before: head, after: head, events, regime, at });
  return { ...file, head: { ...head, ...set }, events };
};
