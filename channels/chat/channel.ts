import type { ChannelDescription } from '../contract.ts';

/** Live chats, as the chat wrote them down. */
export const chat = {
  alsoNamed: ['lex'],
  vouchesFor: ['conversation'],
  recorded: true,
} as const satisfies ChannelDescription;
