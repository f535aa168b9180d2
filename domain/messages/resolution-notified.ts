import type { NewEvent } from '#domain/case/events.ts';
import type { Message } from '#domain/case/message.ts';

/** Whether a message is the resolution of a cycle: its agreement or its final answer. */
export const isResolution = ({ template }: Pick<Message, 'template'>): boolean =>
  template === 'agreement' || template === 'final-answer';

/** The customer was notified of the resolution: holds that last until then end (domain/holds). */
export const resolutionNotified = ({ messageId, channel }: Pick<Message, 'messageId' | 'channel'>): NewEvent => ({
  type: 'resolution-notified',
  actor: { kind: 'system' },
  data: { messageId, channel },
});
