import type { Case } from '../case/case.ts';
import type { Message } from '../case/message.ts';
import type { LocalizedText } from '../values.ts';
import { isReceipt } from './outgoing-kinds.ts';

/** What a message is refused with that we ourselves do not send: too many to one address, or by one channel in a day. */
export const HELD_BACK = { 'address-limit': 'HeldBackByLimit', 'day-limit': 'HeldBackByDayLimit' } as const;

const OF_LIMITS: string[] = Object.values(HELD_BACK);

/**
 * Whether a receipt that we held back is owed all the same (Ley 10/2025, arts. 4.2.c, 11 and 12): whoever filed on the form has it
 * on the page, whoever wrote by any other way has nothing, so a person sees to it.
 */
export const isOwedReceipt = (
  { channel }: Pick<Case, 'channel'>,
  message: Pick<Message, 'template'>,
  failure: string,
): boolean => OF_LIMITS.includes(failure) && isReceipt(message) && channel !== 'web';

/** What a message is refused with because of the number it would go to. */
const OF_NUMBERS = ['number-not-known', 'country-not-allowed', 'number-costs-more'];

/** Why we ourselves did not send a message, as the team reads it; undefined where somebody else refused it. */
export const heldBackWords = (failure: string, channel: LocalizedText): LocalizedText | undefined => {
  if (OF_LIMITS.includes(failure))
    return {
      es: `Un mensaje al cliente por ${channel.es} no ha salido: hoy van demasiados`,
      en: `A message to the customer by ${channel.en} was not sent: too many today`,
    };
  if (OF_NUMBERS.includes(failure))
    return {
      es: `Un mensaje al cliente por ${channel.es} no ha salido: no escribimos a ese número`,
      en: `A message to the customer by ${channel.en} was not sent: we do not text that number`,
    };
  return undefined;
};
