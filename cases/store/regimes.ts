import type { Case } from '#domain/case/case.ts';
import type { Regime } from '#domain/deadline/regime.ts';
import { log } from '#platform/log.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

/** The regimes that cases are under, each in the version that its cases began with. */
export type Regimes = {
  /** The current version stands in for one that is lost: a case must stay readable. @throws Error for a regime nobody knows */
  find(under: Case['regime']): Promise<Regime>;
  /** Keeps a version that a case comes under, once for each function instance. */
  keep(regime: Regime): Promise<void>;
};

const nameOf = ({ id, version }: Pick<Regime, 'id' | 'version'>): string => `${id}@${version}`;

/** Current versions come with the code; earlier ones are read from the table, where they were kept when a case came under them. */
export const regimesOf = (table: Table, current: Regime[]): Regimes => {
  const known = new Map(current.map((regime) => [nameOf(regime), regime]));
  const stored = new Set<string>();
  return {
    find: async (under) => {
      const name = nameOf(under);
      const kept = known.get(name) ?? ((await table.get(keys.regime(name)))?.['regime'] as Regime | undefined);
      const regime = kept ?? current.find(({ id }) => id === under.id);
      if (!regime) throw new Error(`No regime ${name}`);
      if (!kept) log('error', 'a version of a regime is lost', { regime: name, instead: regime.version });
      known.set(name, regime);
      return regime;
    },
    keep: async (regime) => {
      const name = nameOf(regime);
      if (stored.has(name)) return;
      await table.write([{ put: { ...keys.regime(name), regime } }]);
      stored.add(name);
    },
  };
};
