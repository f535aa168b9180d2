import { splitMessageText } from '#domain/messages/compose.ts';
import { aNegotiation, type Negotiation } from '../concede/negotiation.ts';

/** A case whose first offer waits for its owner: a follow-up call and a credit of 10 euros. */
export const waiting = async (start: Parameters<typeof aNegotiation>[0] = {}) => {
  const talk = await aNegotiation(start);
  const { taskId = '' } = await talk.pause();
  return { ...talk, taskId };
};

/** A case whose customer said no to the first offer: the final answer waits for its owner. */
export const declined = async (start: Parameters<typeof aNegotiation>[0] = {}) => {
  const talk = await aNegotiation(start);
  await talk.advance();
  await talk.answer({ decision: 'decline', message: 'No me sirve de nada.' });
  const { taskId = '' } = await talk.pause();
  const shown = async () => talk.text(String((await talk.task(taskId))?.textId));
  return { ...talk, taskId, shown };
};

/** The words of a message, without its subject. */
export const bodyOf = async (talk: Pick<Negotiation, 'text'>, messageId: string) =>
  splitMessageText(await talk.text(messageId)).body;
