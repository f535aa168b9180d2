import { randomBytes } from 'node:crypto';
import { storage } from '#cases/storage.ts';
import type { Disrupted } from '#cases/todays-policy.ts';
import { referenceOf } from '#domain/case/ids.ts';
import type { Law } from '#domain/deadline/law.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { secretReader } from '#platform/aws/secrets.ts';
import type { BeforeRun } from '#platform/run.ts';
import type { OpenDeps } from './open-case.ts';

/** What both ways in are built on: the web form's function and the mailbox's. */
export const openDeps = (settings: {
  TABLE_NAME: string;
  TIME_SCALE: string;
  IDENTITY_SECRET_ID: string;
  PUBLIC_URL: string;
}): OpenDeps & { law: Law; deployed: Policy } & Disrupted & BeforeRun => ({
  ...storage(settings),
  deskUrl: `${settings.PUBLIC_URL}/desk`,
  newReference: () => referenceOf(randomBytes(8)),
  identity: secretReader(settings.IDENTITY_SECRET_ID),
});
