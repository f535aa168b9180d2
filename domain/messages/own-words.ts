/** The id of the text that holds what its writer wrote of a message, without greeting and signature: it comes back when it is taken back. */
export const ownWordsId = (messageId: string): string => `words-${messageId}`;
