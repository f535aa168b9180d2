import type { NewEvent } from '#domain/case/events.ts';
import type { Message } from '#domain/case/message.ts';

/** Whether a message brings the customer what a journey came to. */
export const isResolution = ({ template }: Pick<Message, 'template'>): boolean =>
  template === 'agreement' || template === 'final-answer';

/** The customer was told the resolution: what rested until then goes on (domain/holds). */
export const resolutionNotified = ({ messageId, channel }: Pick<Message, 'messageId' | 'channel'>): NewEvent => ({
  type: 'resolution-notified',
  actor: { kind: 'system' },
  data: { messageId, channel },
});
