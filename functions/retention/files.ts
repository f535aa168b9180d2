import { createHash } from 'node:crypto';
import type { CaseFile } from '#domain/case/case-file.ts';
import { eventsOf } from '#domain/case/events.ts';
import { Transient } from '#domain/failures.ts';
import { evidenceKey, originalsOf } from '#domain/messages/attachments.ts';
import { type BucketPlace, bucketRequests } from '#platform/aws/objects.ts';

/** A file of a case: as it came in, or kept as evidence. */
export type StoredFile = { bucket: 'inbound' | 'evidence'; key: string };

/** What retention does with files. All of it can be repeated; a file that is gone is no failure. */
export type Files = {
  /** Nobody can read it until it is unblocked: the buckets' policies refuse what bears the tag. */
  block(file: StoredFile): Promise<void>;
  unblock(file: StoredFile): Promise<void>;
  /** Takes it away; its versions follow within 30 days, by the bucket's lifecycle. */
  remove(file: StoredFile): Promise<void>;
};

/** The files of a case. Several messages may have come in one. */
export const filesOf = (file: Pick<CaseFile, 'head' | 'events' | 'texts'>): StoredFile[] => {
  const { caseId } = file.head;
  const originals = new Set(originalsOf(file).map(({ key }) => key));
  const kept = new Set(eventsOf(file.events, 'attachment-kept').map(({ data }) => data.sha256));
  return [
    ...[...originals].map((key) => ({ bucket: 'inbound', key }) as const),
    ...[...kept].map((sha256) => ({ bucket: 'evidence', key: evidenceKey(caseId, sha256) }) as const),
  ];
};

/** The tag that the buckets' policies know (infra/constructs/retention.ts). */
const BLOCKED =
  '<Tagging xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><TagSet><Tag><Key>blocked</Key><Value>true</Value></Tag></TagSet></Tagging>';

const done = async (answer: Promise<Response>): Promise<void> => {
  const response = await answer;
  await response.body?.cancel();
  if (!response.ok && response.status !== 404) throw new Transient(`S3 answered ${response.status}`);
};

/** Files on S3. */
export const s3Files = (places: Record<StoredFile['bucket'], BucketPlace>): Files => {
  const ask = { inbound: bucketRequests(places.inbound), evidence: bucketRequests(places.evidence) };
  const body = Buffer.from(BLOCKED);
  const headers = { 'content-md5': createHash('md5').update(body).digest('base64'), 'content-type': 'application/xml' };
  const query = { tagging: '' };
  return {
    block: ({ bucket, key }) => done(ask[bucket]('PUT', key, { body, headers, query })),
    unblock: ({ bucket, key }) => done(ask[bucket]('DELETE', key, { query })),
    remove: ({ bucket, key }) => done(ask[bucket]('DELETE', key)),
  };
};
