import type { Secret } from './aws/secrets.ts';
import { bytesOfToken, signedToken } from './signed-token.ts';

const ID_BYTES = 16;

/** Where a customer answers the question about a delivery. @param id 32 hex digits @param publicUrl without a slash at the end */
export const surveyUrl = (publicUrl: string, secret: Secret, id: string): string =>
  `${publicUrl}/survey/${signedToken(secret, 'survey-link', Buffer.from(id, 'hex'))}`;

/** The id of the question that a link is to; undefined if it was not signed by us. */
export const surveyOfToken = (secret: Secret, token: string): string | undefined =>
  bytesOfToken(secret, 'survey-link', { token, length: ID_BYTES })?.toString('hex');
