import { IncidentPass } from '#domain/incidents/pass.ts';
import type { Instant } from '#domain/time.ts';
import { bare } from './bare.ts';
import { ifConditionHolds } from './conditional.ts';
import { passPlace } from './incident-items.ts';
import { INCIDENT_PASSES, INDEX_FIELDS } from './keys.ts';
import type { Table } from './table.ts';

/** Incidents of one run; what is left is first in the next. */
const MOST = 25;

/** Passes that are due by an instant, the longest due first. The index lags behind: what is over by now is none. */
export const passesDue = async (table: Table, to: Instant): Promise<IncidentPass[]> => {
  const { keys: places } = await table.index('gsi2', INCIDENT_PASSES, { to, limit: MOST });
  const items = await table.getMany(places);
  return items.filter(({ gsi2pk }) => gsi2pk === INCIDENT_PASSES).map((item) => IncidentPass.parse(bare(item)));
};

/** Keeps how far a pass has come. @returns false where it was asked for anew, or another run is at it */
export const passCame = (table: Table, before: IncidentPass, now: IncidentPass): Promise<boolean> => {
  const { id, after, rounds } = before;
  return ifConditionHolds(
    table.write([
      {
        update: passPlace(before),
        set: {
          dueAt: now.dueAt,
          gsi2sk: now.dueAt,
          rounds: now.rounds,
          ...(now.after && { after: now.after }),
          ...(now.failed && { failed: true }),
        },
        remove: [...(now.after ? [] : ['after']), ...(now.failed ? [] : ['failed'])],
        expect: { id, rounds, ...(after !== undefined && { after }) },
      },
    ]),
  );
};

/** All were looked at. */
export const passEnds = (table: Table, pass: IncidentPass): Promise<boolean> =>
  ifConditionHolds(table.write([{ update: passPlace(pass), remove: INDEX_FIELDS, expect: { id: pass.id } }]));

/** The pass of an incident whose cases, or customers, still have to be looked at. */
export const passOf = async (
  table: Table,
  incidentId: string,
  of?: IncidentPass['of'],
): Promise<IncidentPass | undefined> => {
  const item = await table.get(passPlace({ incidentId, ...(of && { of }) }));
  return item?.gsi2pk === INCIDENT_PASSES ? IncidentPass.parse(bare(item)) : undefined;
};
