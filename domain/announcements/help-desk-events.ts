import type { EventType } from '../case/events.ts';

/** Events that the agents of a help desk are told of, in the ticket that a case came from. */
export const helpDeskEvents = ['acknowledged', 'outcome-recorded', 'reopened'] as const satisfies readonly EventType[];
export type HelpDeskEvent = (typeof helpDeskEvents)[number];
