import type { FoundIncident } from './find-incidents.ts';
import { viralDay } from './planted.ts';
import type { Truths } from './year.ts';

const TENTH = 9;
const WITHIN_MS = 30 * 60_000;

/** A planted failure, and when it was found; undefined where it was not in time. */
export type ScoredTruth = { id: string; tenthAt: string; foundAt: string | undefined; isInTime: boolean };

export type Score = {
  truths: ScoredTruth[];
  /** Of what was planted, the share that was found in time; of what was proposed, the share that is of what was planted, each once. */
  recall: number;
  precision: number;
  wrong: FoundIncident[];
  /** Crises on other days than the one on which everybody spoke of the company. */
  falseCrises: FoundIncident[];
  isCrisisFound: boolean;
};

const isOf = ({ members }: FoundIncident, cases: ReadonlySet<string>): boolean =>
  members.size > 0 && [...members].filter((caseId) => cases.has(caseId)).length * 2 >= members.size;

/** What was found in a year, held against what was planted in it. */
export const scoreOf = (truths: Truths, found: readonly FoundIncident[]): Score => {
  const incidents = found.filter(({ incident }) => incident.kind === 'incident');
  const crises = found.filter(({ incident }) => incident.kind === 'crisis');
  const right = new Set<FoundIncident>();
  const scored = [...truths].map(([id, cases]): ScoredTruth => {
    const ids = new Set(cases.map(({ caseId }) => caseId));
    const tenthAt = cases.map(({ at }) => at).sort()[TENTH] ?? '';
    const first = incidents.find((one) => isOf(one, ids));
    if (first) right.add(first);
    const foundAt = first?.incident.foundAt;
    const isInTime = foundAt !== undefined && Date.parse(foundAt) <= Date.parse(tenthAt) + WITHIN_MS;
    return { id, tenthAt, foundAt, isInTime };
  });
  const isOfViralDay = ({ incident }: FoundIncident) => incident.foundAt.startsWith(viralDay.day);
  return {
    truths: scored,
    recall: scored.filter(({ isInTime }) => isInTime).length / scored.length,
    precision: incidents.length === 0 ? 0 : right.size / incidents.length,
    wrong: incidents.filter((one) => !right.has(one)),
    falseCrises: crises.filter((one) => !isOfViralDay(one)),
    isCrisisFound: crises.some(isOfViralDay),
  };
};
