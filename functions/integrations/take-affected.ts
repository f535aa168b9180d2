import { type ListDeps, listAffected } from '#cases/list-affected.ts';
import { affectedListWrite } from '#cases/store/affected.ts';
import { incidentOf } from '#cases/store/incident-of.ts';
import type { Write } from '#cases/store/table.ts';
import { readAffected } from '#channels/csv/affected-rows.ts';
import type { AffectedReport, Received } from './contract.ts';

/** What became of a list that a system gave, why as a code for the list of deliveries, and what is kept of it. */
export type TakenAffected = { received: Received; reason: string; writes: Write[] };

/**
 * A system of the company says whom a confirmed incident affects. Nobody is written to by that: a supervisor writes to them, and another
 * releases it. The same customers, told again, change nothing.
 */
export const takeAffected = async (
  { from, said }: { from: string; said: AffectedReport },
  deps: ListDeps,
): Promise<TakenAffected> => {
  const { incidentId, customers } = said.data;
  const incident = await incidentOf(deps.table, incidentId);
  if (incident?.state !== 'confirmed')
    return { received: { result: 'noted' }, reason: 'incident-not-confirmed', writes: [] };
  const { good, bad } = readAffected(customers.map((row, place) => ({ place, row })));
  const { list, ...taken } = await listAffected({ incidentId, customers: good, wrong: bad.length, from }, deps);
  const wrong = bad.flatMap(({ line, errors }) =>
    errors.map(({ pointer, message }) => ({ pointer: `/data/customers/${line}${pointer}`, message })),
  );
  return {
    received: { result: taken.listed > 0 ? 'done' : 'known', affected: { ...taken, wrong } },
    reason: 'incident.affected',
    writes: [affectedListWrite(list)],
  };
};
