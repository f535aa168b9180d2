import type { CaseContext } from '#domain/case/case-file.ts';
import type { Change } from '#domain/case/change.ts';
import { messageOnPage } from '#domain/messages/compose.ts';
import { applyInboundMessage } from './apply-inbound-message.ts';
import type { InboundMessage } from './inbound-message.ts';
import type { WordsDeps } from './receive-words.ts';

/** What a customer writes on the page of their case: its id, and what else comes with it. */
export type PageMessage = { messageId: string } & Pick<InboundMessage, 'text' | 'hasFiles' | 'traces'>;

/**
 * A message from the tracking page joins its case, as those of every other way do.
 * @returns undefined for one that is in the case already
 */
export const applyPageMessage = (
  context: CaseContext<WordsDeps>,
  { messageId, ...words }: PageMessage,
): Change | undefined => applyInboundMessage(context, { message: messageOnPage(messageId, context.at), ...words });
