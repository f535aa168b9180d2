import { headsOf } from '#cases/store/look-ups.ts';
import type { ManualEntry, ManualVersion } from '#domain/learning/manual.ts';
import { isSupervisor, nameOf } from '#domain/tasks/decide.ts';
import type { DeskDeps } from '../contract.ts';
import type { Reader } from '../http/reader.ts';
import type { Manual, ShownManualEntry } from './contract.ts';

type Deps = Pick<DeskDeps, 'table' | 'policy'>;
type Written = NonNullable<ManualEntry['proposed']>;

/** A topic as the policy names it; one that it no longer has by its id. */
export const namedTopic = (id: string, { policy }: Pick<Deps, 'policy'>, { language }: Pick<Reader, 'language'>) => ({
  id,
  name: policy.topics.find((topic) => topic.id === id)?.title[language] ?? id,
});

const about = ({ entryId, topic, cause, language, revision, retired }: ManualEntry, deps: Deps, reader: Reader) => ({
  ...{ entryId, topic: namedTopic(topic, deps, reader), language, revision, isRetired: retired !== undefined },
  ...(cause && { cause }),
});

/** An entry with its versions; the cases behind it are those that the reader may see. */
export const shownEntry = async (
  entry: ManualEntry,
  versions: readonly ManualVersion[],
  { reader, deps }: { reader: Reader; deps: Deps },
): Promise<ShownManualEntry> => {
  const { proposed } = entry;
  const ids = [...new Set([...versions, ...(proposed ? [proposed] : [])].flatMap(({ cases }) => cases))];
  const heads = await headsOf(deps.table, ids);
  const shown = ({ text, cases, by, at }: Written) => ({
    text,
    cases: heads.filter(({ caseId }) => cases.includes(caseId)).map(({ caseId, reference }) => ({ caseId, reference })),
    ...{ by, byName: nameOf(deps.policy, by), at },
  });
  return {
    ...about(entry, deps, reader),
    versions: versions.map((one) => ({
      ...{ version: one.version, ...shown(one), approvedAt: one.approvedAt },
      approvedByName: nameOf(deps.policy, one.approvedBy),
    })),
    ...(proposed && { proposed: shown(proposed) }),
    mayDecide: isSupervisor(reader),
  };
};

/** An entry in the list; undefined where nothing of it is left to read. */
export const listedEntry = (entry: ManualEntry, deps: Deps, reader: Reader): Manual['entries'][number] | undefined => {
  const { current, proposed } = entry;
  const text = current?.text ?? proposed?.text;
  if (!text) return undefined;
  return {
    ...about(entry, deps, reader),
    ...{ title: text.title, version: current?.version ?? 0, isProposed: proposed !== undefined },
    ...(current && { approvedAt: current.approvedAt }),
    cases: (current ?? proposed)?.cases.length ?? 0,
  };
};
