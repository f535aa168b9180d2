import { CASE_ID } from '#domain/case/ids.ts';
import type { Instant } from '#domain/time.ts';
import { ifConditionHolds } from './conditional.ts';
import { caseIdIn, draftsPartition, keys } from './keys.ts';
import type { Item, Table, Write } from './table.ts';

/**
 * What somebody of the team has begun to write in a case and not sent. It lies in the case's own partition, behind all that a change
 * reads, so that what takes the words of the case away takes it along; it forgets itself as well.
 */

/** Whose draft, of which case, and for what in it: a task, a letter, a note. */
export type DraftPlace = { caseId: string; form: string; person: string };

/** `sealed` opens with the secret of the identities (platform/sealed-text). */
export type StoredDraft = {
  person: string;
  form: string;
  sealed: string;
  version: number;
  savedAt: Instant;
  ttl: number;
};

const KEPT_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The oldest instant of what is kept still: the table forgets what is older within two days. */
const oldest = (now: Instant): Instant => new Date(Date.parse(now) - KEPT_DAYS * DAY_MS).toISOString();

const FORM = /^[a-z0-9][a-z0-9.-]{0,59}$/;

/** The place of a draft by the name it has outside: the id of a case or a task, or that of a case with what is written in it. */
export const draftPlace = (key: string, person: string): DraftPlace | undefined => {
  const [caseId = '', ...rest] = key.split('.');
  const form = rest.join('.');
  return CASE_ID.test(caseId) && (key === caseId || FORM.test(form)) ? { caseId, form, person } : undefined;
};

export const draftName = ({ caseId, form }: Omit<DraftPlace, 'person'>): string =>
  form === '' ? caseId : `${caseId}.${form}`;

const alive = (item: Item | undefined, now: Instant): StoredDraft | undefined => {
  const draft = item as (Item & StoredDraft) | undefined;
  return draft && draft.savedAt > oldest(now) ? draft : undefined;
};

export const findDraft = async (table: Table, place: DraftPlace, now: Instant): Promise<StoredDraft | undefined> =>
  alive(await table.get(keys.draft(place)), now);

/** All that somebody has begun in a case. */
export const draftsInCase = async (
  table: Table,
  { caseId, person }: Omit<DraftPlace, 'form'>,
  now: Instant,
): Promise<StoredDraft[]> =>
  (await table.query(keys.partition(caseId), DRAFTS)).flatMap((item) => {
    const draft = alive(item, now);
    return draft?.person === person ? [draft] : [];
  });

/** Where somebody's drafts are, the last one first, at most `limit`. */
export const draftsOfPerson = async (
  table: Table,
  person: string,
  { now, limit }: { now: Instant; limit: number },
): Promise<(StoredDraft & { caseId: string })[]> => {
  const range = { from: oldest(now), limit, descending: true };
  const found = await table.index('gsi1', draftsPartition(person), range);
  return (await table.getMany(found.keys)).flatMap((item) => {
    const draft = alive(item, now);
    return draft ? [{ ...draft, caseId: caseIdIn(item) }] : [];
  });
};

/** How many drafts somebody has, up to `limit`. */
export const countDrafts = (table: Table, person: string, { now, limit }: { now: Instant; limit: number }) =>
  table.count('gsi1', draftsPartition(person), { from: oldest(now), limit });

/** Keeps a draft, on condition that `before` is still what is kept. @returns undefined where it is another by now */
export const keepDraft = async (
  table: Table,
  place: DraftPlace,
  { sealed, before, now }: { sealed: string; before: StoredDraft | undefined; now: Instant },
): Promise<StoredDraft | undefined> => {
  const { person, form } = place;
  const key = keys.draft(place);
  const version = (before?.version ?? 0) + 1;
  const ttl = Math.ceil(Date.parse(now) / 1000) + (KEPT_DAYS * DAY_MS) / 1000;
  const draft: StoredDraft = { person, form, sealed, version, savedAt: now, ttl };
  const indexed = { ...draft, gsi1pk: draftsPartition(person), gsi1sk: now };
  // One that has expired may lie there still.
  const old = before ?? ((await table.get(key)) as StoredDraft | undefined);
  const write: Write = old
    ? { update: key, set: indexed, expect: { version: old.version, savedAt: old.savedAt } }
    : { put: { ...key, ...indexed }, ifAbsent: true };
  return (await ifConditionHolds(table.write([write]))) ? draft : undefined;
};

export const dropDraft = (table: Table, place: DraftPlace): Promise<void> => table.write([{ drop: keys.draft(place) }]);

const DRAFTS = 'UNSENT#';

/** Takes away what anybody has begun in a case: it was never said, so nothing of it is kept for courts. */
export const dropsOfDrafts = async (table: Table, caseId: string): Promise<Write[][]> =>
  (await table.query(keys.partition(caseId), DRAFTS)).map(({ pk, sk }) => [{ drop: { pk, sk } }]);
