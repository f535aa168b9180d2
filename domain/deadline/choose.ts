import type { Day } from '../values.ts';
import type { ComplaintClass, Regime } from './regime.ts';

export type RegimeCriteria = {
  /** ISO 3166 country of the customer. */
  country: string;
  /** Sector of the company. */
  sector: string;
  class: ComplaintClass;
  /** Of the size that the law calls big. */
  bigCompany: boolean;
  /** Day of receipt: later law does not reach back. */
  on: Day;
};

const allows = <T>(allowed: T[] | undefined, value: T): boolean => allowed === undefined || allowed.includes(value);

/** Whether a regime binds in a situation. */
const binds = ({ appliesFrom, appliesTo }: Regime, situation: RegimeCriteria): boolean =>
  appliesFrom <= situation.on &&
  allows(appliesTo.countries, situation.country) &&
  allows(appliesTo.classes, situation.class) &&
  (allows(appliesTo.sectors, situation.sector) || (appliesTo.bigCompaniesOfAnySector && situation.bigCompany));

/**
 * The regime of a complaint: of those that bind, the one of highest precedence. A case keeps it, with its version, while it runs.
 * @throws RangeError where none binds: the policy must have a default for everybody
 */
export const chooseRegime = (regimes: Regime[], situation: RegimeCriteria): Regime => {
  const [chosen] = regimes
    .filter((regime) => binds(regime, situation))
    .sort((a, b) => b.appliesTo.precedence - a.appliesTo.precedence);
  if (!chosen) throw new RangeError(`No regime binds for ${situation.country}, ${situation.sector} on ${situation.on}`);
  return chosen;
};
