import { splitMessageText } from '#domain/messages/compose.ts';
import { aNegotiation, type Negotiation } from '../concede/negotiation.ts';

/** A case whose first offer waits for its owner: a follow-up call and a credit of 10 euros. */
export const waiting = async (start: Parameters<typeof aNegotiation>[0] = {}) => {
  const talk = await aNegotiation(start);
  const { taskId = '' } = await talk.pause();
  return { ...talk, taskId };
};

/** The words of a message, without its subject. */
export const bodyOf = async (talk: Pick<Negotiation, 'text'>, messageId: string) =>
  splitMessageText(await talk.text(messageId)).body;
