import { ignored, unsupported } from '../adapted.ts';
import type { Adapter } from '../contract.ts';
import { parseObject } from '../json.ts';
import { amazonConversation, conversationItems, isContactEvent } from './conversation.ts';
import { plainTranscript } from './plain-transcript.ts';

/** Control characters that no text has: an audio file is not a transcript. */
const BINARY = /[^\P{Cc}\n\r\t\f]/u;

const decoded = (payload: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(payload);
  } catch {
    return new TextDecoder('windows-1252').decode(payload);
  }
};

/**
 * A phone call written down: Contact Lens after a call, Transcribe Call Analytics, or plain lines. Somebody who is heard
 * through and passed on by phone complains, so the customer's words are a complaint.
 */
export const adaptCall: Adapter = async (payload, receivedAt) => {
  const about = { kind: 'complaint', payload, receivedAt } as const;
  const json = parseObject(payload);
  if (json) {
    const conversation = amazonConversation(json);
    if (conversation) return conversationItems(conversation, about);
    return isContactEvent(json) ? unsupported('contact-event') : ignored('not-understood');
  }
  const text = decoded(payload).trim();
  if (!text || text.startsWith('{') || BINARY.test(text)) return ignored('malformed');
  return conversationItems(plainTranscript(text), about);
};
