import { randomBytes } from 'node:crypto';
import { referenceOf } from '#domain/ids.ts';
import { secretReader, storage } from '#functions/shared/clients.ts';
import { bundledPolicy } from '#functions/shared/policy.ts';
import type { OpenDeps } from './open-case.ts';

/** What both ways in are built on: the web form's function and the mailbox's. */
export const openDeps = (settings: {
  TABLE_NAME: string;
  TIME_SCALE: string;
  IDENTITY_SECRET_ID: string;
}): OpenDeps => ({
  ...storage(settings),
  policy: bundledPolicy(),
  newReference: () => referenceOf(randomBytes(8)),
  identity: secretReader(settings.IDENTITY_SECRET_ID),
});
