import { randomUUID } from 'node:crypto';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { lookSoon, type Watched, watchedOf } from '#cases/store/watched.ts';
import { eventsOf } from '#domain/case/events.ts';
import { Refusal } from '#domain/refusal.ts';
import { kindChange } from '#functions/desk/matter/set-kind.ts';
import type { RetentionDeps } from '#functions/retention/deps.ts';
import { destroy } from '#functions/retention/destroy.ts';
import { casesOfPerson } from '#functions/retention/find-person.ts';
import { type WatchedExecutions, watchedExecutions } from '#functions/watch/executions.ts';
import { PATIENCE, type Whole } from '../doctor/place.ts';
import { erasedOf } from '../erased-of.ts';
import type { ComplaintPorts, DrillCase } from './complaint.ts';

/** Mails lie below it, as the receipt rule of SES puts them. */
const MAILS = 'inbound/';

const REASON = 'Simulacro: nadie se quejó';

/** What a drill does outside the table. */
export type Outside = {
  /** Stores a mail under a key. */
  lay: (key: string, mail: string) => Promise<unknown>;
  executions: WatchedExecutions;
};

type Asked = {
  outside: Outside;
  deps: RetentionDeps;
  /** Whose name the history bears: somebody of the policy. */
  by: string;
};

/** The bucket of mails and Step Functions, in an account or on an emulator. */
export const outsideOf = ({ output }: Whole): Outside => {
  const s3 = new S3Client({ ...PATIENCE, forcePathStyle: true });
  const Bucket = output('InboundMailBucketName');
  return {
    lay: (Key, Body) => s3.send(new PutObjectCommand({ Bucket, Key, Body, ContentType: 'message/rfc822' })),
    executions: watchedExecutions(new SFNClient(PATIENCE), {
      complaint: output('ComplaintMachineArn'),
      'follow-up': output('FollowUpMachineArn'),
    }),
  };
};

/** The first execution of a case, which is all that a case of a drill has. */
const firstWatched = async ({ table }: RetentionDeps, caseId: string): Promise<Watched | undefined> =>
  (await watchedOf(table, caseId)).find(({ name }) => name === caseId);

/** Where a task stands that an execution waits for: another one, as soon as another execution has asked. */
const askedBy = ({ taskId, token }: { taskId: string; token?: string }): string | undefined =>
  token && `${taskId} ${token}`;

/** A drill's complaint in a deployment. */
export const complaintPorts = ({ outside, deps, by }: Asked): ComplaintPorts => {
  const { executions } = outside;
  const { table, cases, clock } = deps;
  const standing = async (caseId: string): Promise<DrillCase | undefined> => {
    const file = await cases.load(caseId);
    if (!file) return undefined;
    const watched = await firstWatched(deps, caseId);
    const asked = file.tasks.filter(({ status }) => status === 'open').flatMap((task) => askedBy(task) ?? [])[0];
    return {
      caseId,
      reference: file.head.reference,
      ...(watched && {
        execution: { name: watched.execution, status: await executions.status(watched.machine, watched.execution) },
      }),
      ...(asked && { asked }),
      setAside: file.head.setAsideAt !== undefined,
      resumed: eventsOf(file.events, 'resumed').length,
    };
  };
  return {
    file: async (mail) => {
      const key = `${MAILS}${randomUUID()}`;
      await outside.lay(key, mail);
      return { key, at: clock.now() };
    },
    cases: async (email) => {
      const heads = await casesOfPerson({ email }, deps);
      const found = await Promise.all(heads.map(({ caseId }) => standing(caseId)));
      return found.filter((one) => one !== undefined);
    },
    setAside: async (caseId) => {
      const reasonTextId = `kind-${deps.newId()}`;
      const said = { kind: 'spam', reason: REASON, reasonTextId, user: { id: by } } as const;
      const at = clock.now();
      try {
        await cases.change(caseId, at, (file) =>
          file.head.setAsideAt ? undefined : kindChange({ file, at, deps }, said),
        );
        return true;
      } catch (error) {
        if (error instanceof Refusal) return false;
        throw error;
      }
    },
    erase: (email) => erasedOf({ person: { email }, reason: REASON }, deps),
    destroy: (caseId) => destroy(caseId, deps),
    stop: async (caseId) => {
      const watched = await firstWatched(deps, caseId);
      if (watched) await executions.stop(watched.machine, watched.execution);
    },
    lookNow: (caseId) => lookSoon(table, caseId, clock.now()),
  };
};
