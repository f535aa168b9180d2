import { createHash } from 'node:crypto';
import type { CaseFile } from '#domain/case/case-file.ts';
import { eventsOf } from '#domain/case/events.ts';
import { Transient } from '#domain/failures.ts';
import { evidenceKey, originalsOf } from '#domain/messages/attachments.ts';
import { type BucketPlace, bucketRequests } from '#platform/aws/objects.ts';
import { taggingOf, tagsOf } from '#platform/aws/tags.ts';

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
const BLOCKED = 'blocked';

const done = async (answer: Promise<Response>): Promise<void> => {
  const response = await answer;
  await response.body?.cancel();
  if (!response.ok && response.status !== 404) throw new Transient(`S3 answered ${response.status}`);
};

/** The tags of a file; undefined where it is gone. */
const tagsNow = async (answer: Promise<Response>): Promise<Map<string, string> | undefined> => {
  const response = await answer;
  const text = await response.text();
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Transient(`S3 answered ${response.status}`);
  return tagsOf(text);
};

/** Files on S3. What a scan for malware has said of a file by a tag of its own stays when it is blocked, and afterwards. */
export const s3Files = (places: Record<StoredFile['bucket'], BucketPlace>): Files => {
  const ask = { inbound: bucketRequests(places.inbound), evidence: bucketRequests(places.evidence) };
  const query = { tagging: '' };
  const retag = async ({ bucket, key }: StoredFile, change: (tags: Map<string, string>) => void): Promise<void> => {
    const tags = await tagsNow(ask[bucket]('GET', key, { query }));
    if (!tags) return;
    change(tags);
    const body = Buffer.from(taggingOf(tags));
    const md5 = createHash('md5').update(body).digest('base64');
    const headers = { 'content-md5': md5, 'content-type': 'application/xml' };
    await done(ask[bucket]('PUT', key, { body, headers, query }));
  };
  return {
    block: (file) => retag(file, (tags) => tags.set(BLOCKED, 'true')),
    unblock: (file) => retag(file, (tags) => tags.delete(BLOCKED)),
    remove: ({ bucket, key }) => done(ask[bucket]('DELETE', key)),
  };
};
