import type { Adapter } from '../contract.ts';
import { readDelivery } from '../meta/delivery.ts';
import { readPageChange } from './feed.ts';

/** What people write on and about a Facebook page: comments, posts, ratings, mentions. Conversations are read as in `messenger`. */
export const adaptFacebook: Adapter = async (payload, receivedAt) =>
  readDelivery(payload, receivedAt, { object: 'page', readChange: readPageChange });
