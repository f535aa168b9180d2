import {
  countDrafts,
  type DraftPlace,
  draftName,
  draftPlace,
  draftsInCase,
  draftsOfPerson,
  dropDraft,
  findDraft,
  keepDraft,
  type StoredDraft,
} from '#cases/store/drafts.ts';
import { Refusal } from '#domain/refusal.ts';
import { requireCase } from '#domain/tasks/decide.ts';
import { relations } from '#domain/tasks/relations.ts';
import { type Sealing, seal, unseal } from '#platform/sealed-text.ts';
import { demandVisible } from '../case/visible-part.ts';
import type { DeskDeps } from '../contract.ts';
import { hasRole, type Reader } from '../http/reader.ts';
import { demandUnblocked } from '../http/unless-blocked.ts';
import type { Draft, Drafts, KeptDraft } from './contract.ts';

/** Somebody has at most so many drafts at once. */
const MOST_DRAFTS = 100;

type Values = Record<string, string>;

const sealingOf = async (place: DraftPlace, { identity }: Pick<DeskDeps, 'identity'>): Promise<Sealing> => ({
  secret: (await identity()).current,
  purpose: 'drafts',
  place: `${draftName(place)} ${place.person}`,
});

/** What was typed; nothing where it cannot be opened any more. */
const opened = async (place: DraftPlace, { sealed }: StoredDraft, deps: DeskDeps): Promise<Values | undefined> => {
  const text = unseal(sealed, await sealingOf(place, deps));
  return text === undefined ? undefined : (JSON.parse(text) as Values);
};

const kept = (place: Omit<DraftPlace, 'person'>, { version, savedAt }: StoredDraft): KeptDraft => ({
  key: draftName(place),
  version,
  savedAt,
});

/** Refuses: value-invalid. */
const placeOf = (key: string, { id }: Reader): DraftPlace => {
  const place = draftPlace(key, id);
  if (place) return place;
  throw new Refusal('value-invalid', {
    errors: [
      { pointer: '/key', message: 'must be the id of a case or a task, or of a case with what is written in it' },
    ],
  });
};

/** Refuses: no-such-case, case-blocked, expert-not-asked, and concerned-by-case where the case is about the reader. */
const demandOpenTo = async (reader: Reader, caseId: string, { cases }: DeskDeps): Promise<void> => {
  // Only of an expert more has to be known than how the case stands.
  const file = hasRole(reader, ...relations.asked.freeFor) ? undefined : await requireCase(cases, caseId);
  const head = file?.head ?? (await cases.head(caseId));
  if (!head) throw new Refusal('no-such-case');
  demandUnblocked(head);
  if (file) demandVisible(reader, file);
};

/** Refuses: value-invalid, no-such-draft. */
export const showDraft = async (key: string, reader: Reader, deps: DeskDeps): Promise<Draft> => {
  const place = placeOf(key, reader);
  const draft = await findDraft(deps.table, place, deps.clock.now());
  const values = draft && (await opened(place, draft, deps));
  if (!values) throw new Refusal('no-such-draft');
  return { ...kept(place, draft), values };
};

/** What somebody has begun and not sent: all of it by name, or that of a case with what was typed. Refuses: value-invalid. */
export const listDrafts = async (caseId: string | undefined, reader: Reader, deps: DeskDeps): Promise<Drafts> => {
  const { table, clock } = deps;
  const now = clock.now();
  if (caseId === undefined) {
    const found = await draftsOfPerson(table, reader.id, { now, limit: MOST_DRAFTS });
    return { drafts: found.map((draft) => kept(draft, draft)) };
  }
  const { caseId: named } = placeOf(caseId, reader);
  const found = await draftsInCase(table, { caseId: named, person: reader.id }, now);
  const drafts = await Promise.all(
    found.map(async (draft) => {
      const place = { caseId: named, form: draft.form, person: reader.id };
      const values = await opened(place, draft, deps);
      return values ? [{ ...kept(place, draft), values }] : [];
    }),
  );
  return { drafts: drafts.flat() };
};

export type DraftInput = { key: string; values: Values; versions: number[] | undefined; reader: Reader };

/**
 * Keeps what somebody is writing, in place of what was kept of it.
 * @param versions what they had when they went on writing, 0 where nothing; whatever is kept by now, if undefined
 * Refuses: value-invalid, no-such-case, case-blocked, expert-not-asked, changed-elsewhere, drafts-too-many.
 */
export const saveDraft = async ({ key, values, versions, reader }: DraftInput, deps: DeskDeps): Promise<KeptDraft> => {
  const { table, clock } = deps;
  const place = placeOf(key, reader);
  await demandOpenTo(reader, place.caseId, deps);
  const now = clock.now();
  const before = await findDraft(table, place, now);
  if (versions && !versions.includes(before?.version ?? 0)) throw new Refusal('changed-elsewhere');
  if (!before && (await countDrafts(table, reader.id, { now, limit: MOST_DRAFTS })) >= MOST_DRAFTS)
    throw new Refusal('drafts-too-many');
  const sealed = seal(JSON.stringify(values), await sealingOf(place, deps));
  const draft = await keepDraft(table, place, { sealed, before, now });
  if (!draft) throw new Refusal('changed-elsewhere');
  return kept(place, draft);
};

/** Sent, or not wanted any more: it may be gone already. Refuses: value-invalid. */
export const removeDraft = (key: string, reader: Reader, { table }: Pick<DeskDeps, 'table'>): Promise<void> =>
  dropDraft(table, placeOf(key, reader));
