import { channels } from '#channels/names.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { Message } from '#domain/case/message.ts';
import { caseMessageContent } from '#domain/messages/case-message.ts';
import type { MessageContent } from '#domain/messages/compose.ts';
import { isWritten, quotesCustomer } from '#domain/messages/quoted-words.ts';
import { isCertain, wayGiven } from '#domain/messages/routing.ts';
import type { RelayDeps } from './deps.ts';

/** So many of the last messages are compared; who wrote more than those gets the link. */
const MOST_COMPARED = 200;

/**
 * What goes in place of a letter to an address that may be a stranger's, where the letter says anything that whoever filed the
 * complaint wrote: that it stands on the page, and the link that shows it and proves the address. Undefined where it may go whole.
 */
export const noticeOnly = async (
  file: CaseFile,
  { message, text, trackingUrl }: { message: Message; text: string; trackingUrl: string },
  { policy, cases }: Pick<RelayDeps, 'policy' | 'cases'>,
): Promise<MessageContent | undefined> => {
  if (message.audience !== 'customer' || message.public || !isWritten(message)) return undefined;
  const way = wayGiven(channels, file, message);
  if (way && isCertain(file, way)) return undefined;
  const said = (await cases.load(file.head.caseId, { recent: MOST_COMPARED })) ?? file;
  const isTooLong = said.messages.length >= MOST_COMPARED;
  if (!isTooLong && !quotesCustomer(said, text, policy)) return undefined;
  return caseMessageContent(policy, { ...file, complainant: {} }, { template: 'on-page', values: { trackingUrl } });
};
