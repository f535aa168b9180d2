import { executionEvents } from './executions.ts';
import { holdEvents } from './holds.ts';
import { improvementEvents } from './improvement.ts';
import { incidentEvents } from './incidents.ts';
import { intakeEvents } from './intake.ts';
import { matterEvents } from './matter.ts';
import { meetingEvents } from './meetings.ts';
import { messageEvents } from './messages.ts';
import { retentionEvents } from './retention.ts';
import { settlementEvents } from './settlement.ts';
import { stageEvents } from './stages.ts';
import { taskEvents } from './tasks.ts';
import { timerEvents } from './timers.ts';
import { urgentEvents } from './urgent.ts';

/** The types of events by what they are about, in the order of docs/events.md. */
export const chapters = {
  'What comes in': intakeEvents,
  'The way of a complaint': stageEvents,
  'What a cycle comes to': settlementEvents,
  'Promises that systems carry out': executionEvents,
  'Messages of ours': messageEvents,
  Meetings: meetingEvents,
  'Work and escalation': taskEvents,
  'Danger and urgent calls': urgentEvents,
  'Failures that many complain about': incidentEvents,
  Timers: timerEvents,
  'Holds and outside bodies': holdEvents,
  'What a case is about': matterEvents,
  'What is learned from cases': improvementEvents,
  'Personal data': retentionEvents,
} as const;

/**
 * Every type of event: what its `data` holds, what it means, who writes it and who decides by it. Functions need only the types
 * (domain/case/events.ts); who imports this file bundles all of it.
 */
export const catalogue = {
  ...intakeEvents,
  ...stageEvents,
  ...settlementEvents,
  ...executionEvents,
  ...messageEvents,
  ...meetingEvents,
  ...taskEvents,
  ...urgentEvents,
  ...incidentEvents,
  ...timerEvents,
  ...holdEvents,
  ...matterEvents,
  ...improvementEvents,
  ...retentionEvents,
};
