import { keepManualEntry, manualEntry, manualVersions } from '#cases/store/manual.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { sha256 } from '#domain/case/history.ts';
import { CASE_ID } from '#domain/case/ids.ts';
import { decide, demandNobodyNamed, type ManualEntry, type ManualText, propose } from '#domain/learning/manual.ts';
import { Refusal } from '#domain/refusal.ts';
import { requireCase } from '#domain/tasks/decide.ts';
import type { DeskDeps } from '../contract.ts';
import { caseIdOfReference } from '../http/by-reference.ts';
import { oneOf } from '../http/query-values.ts';
import type { Reader } from '../http/reader.ts';
import type { ManualDecided, ManualProposal, NewManualEntry, ShownManualEntry } from './contract.ts';
import { shownEntry } from './shown.ts';

type Deps = Pick<DeskDeps, 'table' | 'cases' | 'clock' | 'policy'>;
type Asked = { reader: Reader; deps: Deps };

/** The cases behind a text, each once. Refuses: no-such-case, concerned-by-case. */
const casesBehind = async (named: readonly string[], { table, cases }: Deps): Promise<CaseFile[]> => {
  const ids = await Promise.all(
    named.map(async (one) => (CASE_ID.test(one) ? one : ((await caseIdOfReference({ table }, one)) ?? one))),
  );
  return Promise.all([...new Set(ids)].map((id) => requireCase(cases, id)));
};

/** A text as it was written, and the ids of its cases. Refuses: personal-data-found, no-such-case. */
const checked = async (
  { title, problem, works, words, policy, cases }: Omit<ManualProposal, 'revision'>,
  deps: Deps,
) => {
  const behind = await casesBehind(cases, deps);
  const text: ManualText = { title, problem, works, ...(words && { words }), ...(policy && { policy }) };
  demandNobodyNamed(
    text,
    behind.flatMap(({ complainant }) => complainant.name ?? []),
  );
  return { text, cases: behind.map(({ head }) => head.caseId) };
};

/** Refuses: no-such-entry. */
export const requireEntry = async (entryId: string, { table }: Pick<Deps, 'table'>): Promise<ManualEntry> => {
  const entry = await manualEntry(table, entryId);
  if (!entry) throw new Refusal('no-such-entry');
  return entry;
};

/** Stores an entry as it is now. Refuses: entry-changed where somebody else was faster. */
const kept = async (
  before: ManualEntry | undefined,
  after: ManualEntry,
  { reader, deps }: Asked,
): Promise<ShownManualEntry> => {
  if (!(await keepManualEntry(deps.table, before, after))) throw new Refusal('entry-changed');
  return shownEntry(after, await manualVersions(deps.table, after.entryId), { reader, deps });
};

/** Refuses: entry-changed where it is another than the one that was read. */
const demandRead = ({ revision }: ManualEntry, read: number): void => {
  if (revision !== read) throw new Refusal('entry-changed');
};

/**
 * Writes an entry that a supervisor has to approve before anybody is shown it.
 * Refuses: value-unknown for a topic that there is not, no-such-case, concerned-by-case, personal-data-found.
 */
export const newEntry = async (
  { topic: asked, cause, language, ...written }: NewManualEntry,
  { reader, deps }: Asked,
): Promise<ShownManualEntry> => {
  const topic = oneOf(
    'topic',
    deps.policy.topics.map(({ id }) => id),
    asked,
  );
  const text = await checked(written, deps);
  const at = deps.clock.now();
  // Sent twice it is one entry: the second time it is there.
  const entryId = `${topic}.${sha256(JSON.stringify([topic, cause, language, text, reader.id])).slice(0, 10)}`;
  const known = await manualEntry(deps.table, entryId);
  if (known) return shownEntry(known, await manualVersions(deps.table, entryId), { reader, deps });
  const begun: ManualEntry = { entryId, topic, ...(cause && { cause }), language, revision: 0 };
  return kept(undefined, propose(begun, text, { by: reader.id, at }), { reader, deps });
};

/** Proposes another text for an entry. Refuses: no-such-entry, entry-changed, no-such-case, concerned-by-case, personal-data-found. */
export const proposeText = async (
  entryId: string,
  { revision, ...written }: ManualProposal,
  { reader, deps }: Asked,
): Promise<ShownManualEntry> => {
  const entry = await requireEntry(entryId, deps);
  demandRead(entry, revision);
  const text = await checked(written, deps);
  return kept(entry, propose(entry, text, { by: reader.id, at: deps.clock.now() }), { reader, deps });
};

/** A supervisor approves what is proposed, gives it back, or has the entry no longer shown. Refuses: no-such-entry, entry-changed, nothing-proposed. */
export const decideEntry = async (
  entryId: string,
  { revision, decision }: ManualDecided,
  { reader, deps }: Asked,
): Promise<ShownManualEntry> => {
  const entry = await requireEntry(entryId, deps);
  demandRead(entry, revision);
  return kept(entry, decide(entry, decision, { by: reader.id, at: deps.clock.now() }), { reader, deps });
};
