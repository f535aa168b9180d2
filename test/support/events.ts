import type { Actor } from '#domain/case/actor.ts';
import type { EventData, EventLine, EventType, NewEvent } from '#domain/case/events.ts';

const SYSTEM: Actor = { kind: 'system' };

/** An acknowledgment that went out has a message; one without is a case that was brought in, which a test is about where it says so. */
const USUALLY: { [Type in EventType]?: Partial<EventData<Type>> } = { acknowledged: { messageId: 'acknowledgment' } };

/** An event that says what a test is about and leaves out the rest. */
export const anEvent = <Type extends EventType>(
  type: Type,
  data: Partial<EventData<Type>> = {},
  actor: Actor = SYSTEM,
): NewEvent => {
  const event: object = { type, actor, data: { ...USUALLY[type], ...data } };
  return event as NewEvent;
};

/** The same with its moment, for readers of a history. */
export const aLine = <Type extends EventType>(
  type: Type,
  at: string,
  data: Partial<EventData<Type>> = {},
): EventLine => {
  const line: object = { type, at, data: { ...USUALLY[type], ...data } };
  return line as EventLine;
};
