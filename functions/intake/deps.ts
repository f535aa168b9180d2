import { randomBytes } from 'node:crypto';
import type { Law } from '#domain/deadline/law.ts';
import { referenceOf } from '#domain/ids.ts';
import { secretReader } from '#functions/shared/aws/secrets.ts';
import { storage } from '#functions/shared/clients.ts';
import type { OpenDeps } from './open-case.ts';

/** What both ways in are built on: the web form's function and the mailbox's. */
export const openDeps = (settings: {
  TABLE_NAME: string;
  TIME_SCALE: string;
  IDENTITY_SECRET_ID: string;
}): OpenDeps & { law: Law } => ({
  ...storage(settings),
  newReference: () => referenceOf(randomBytes(8)),
  identity: secretReader(settings.IDENTITY_SECRET_ID),
});
