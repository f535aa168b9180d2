import type { ChangePart } from '#domain/case/change.ts';
import type { Complainant } from '#domain/case/complainant.ts';
import type { Message } from '#domain/case/message.ts';

/** What a customer wrote, by whatever way, on its way into a case that exists. */
export type InboundMessage = {
  /** Its record, as the case keeps it. */
  message: Message;
  subject?: string;
  text: string;
  /** What of the words is folded away. */
  hidden?: string;
  /** Why it is of this case: a code for the history. Absent where its way leads to this case and no other. */
  reason?: string;
  /** For the receipt the customer may get for it; absent where they see for themselves that it arrived. */
  receipt?: { complainant: Complainant; trackingUrl: string };
  /** Files came with it. */
  hasFiles?: boolean;
  /** What its way leaves with it, such as what it is found by again, where its original lies, and files to fetch. */
  traces?: ChangePart;
};
