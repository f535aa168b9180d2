import type { CaseFile } from '../case/case-file.ts';
import type { ChangePart } from '../case/change.ts';

/** The messages that wait until a person has said whose complaint it is that somebody of the company sent on. */
export const heldForCustomer = ({ messages }: Pick<CaseFile, 'messages'>): string[] =>
  messages.flatMap(({ messageId, direction, audience, status }) =>
    direction === 'out' && audience === 'customer' && status === 'queued' ? [messageId] : [],
  );

/** It is known whose complaint it is: what had waited leaves. */
export const releaseHeld = (file: Pick<CaseFile, 'head' | 'messages'>): ChangePart =>
  file.head.customerUnconfirmed
    ? {
        clear: ['customerUnconfirmed'],
        effects: heldForCustomer(file).map((messageId) => ({ effect: 'send', messageId }) as const),
      }
    : {};
