import { noteAtDesk } from '#cases/store/at-desk.ts';
import { casesChanged, casesOfTasks } from '#cases/store/changes.ts';
import { omitUndefined } from '#platform/omit-undefined.ts';
import { sees } from '../access/parts.ts';
import type { DeskDeps } from '../contract.ts';
import type { Reader } from '../http/reader.ts';
import type { Changes } from './contract.ts';
import { presentIn } from './present.ts';

/** How far back is looked; whoever was away for longer reads everything again. */
const LONGEST_MS = 60 * 60 * 1000;
/** An index lags a moment behind: the next question begins a little earlier, and what is told twice has the same version. */
const LAG_MS = 5_000;

const before = (at: string, ms: number): string => new Date(Date.parse(at) - ms).toISOString();

/**
 * In which cases something has happened since. References and versions alone, no word of them: so it is no reading of a case.
 * Experts are told of the cases they have a question in.
 * @param asked `isLooking`: the reader has the desk before them
 */
export const listChanges = async (
  { since, isLooking, reader }: { since: string | undefined; isLooking: boolean; reader: Reader },
  deps: DeskDeps,
): Promise<Changes> => {
  const { table, clock } = deps;
  const now = clock.now();
  if (isLooking) await noteAtDesk(table, { person: reader.id, since }, now);
  const earliest = before(now, LONGEST_MS);
  const isTooOld = since !== undefined && since < earliest;
  const from = since === undefined ? before(now, LAG_MS) : isTooOld ? earliest : since > now ? now : since;
  const only = sees(reader, 'changesOfOthers') ? undefined : await casesOfTasks(table, reader.id);
  const { cases, isWhole } = await casesChanged(table, { since: from, now, ...(only && { only }) });
  const present = await presentIn(
    cases.map(({ caseId }) => caseId),
    reader,
    deps,
  );
  return {
    at: before(now, LAG_MS),
    cases: cases.map(({ caseId, reference, seq }) =>
      omitUndefined({ reference, version: seq, presence: present.get(caseId) }),
    ),
    more: isTooOld || !isWhole,
  };
};
