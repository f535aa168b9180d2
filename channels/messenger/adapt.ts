import type { Adapter } from '../contract.ts';
import { readPageChange } from '../facebook/feed.ts';
import { readDelivery } from '../meta/delivery.ts';

/**
 * Messenger. Meta knows one webhook for a page, so comments may arrive here and conversations at `facebook`: both channels
 * read both, and the thread id says which is which.
 */
export const adaptMessenger: Adapter = async (payload, receivedAt) =>
  readDelivery(payload, receivedAt, { object: 'page', readChange: readPageChange });
