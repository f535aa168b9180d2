import { IncidentMessage } from '#domain/incidents/message.ts';
import type { IncidentPass } from '#domain/incidents/pass.ts';
import { bare } from './bare.ts';
import { ifConditionHolds } from './conditional.ts';
import { passItem } from './incident-items.ts';
import { keys, learningKeys } from './keys.ts';
import type { Table } from './table.ts';

/** The messages to all who complained about a failure, the first first. A person writes each: they are few. */
export const messagesOfIncident = async (table: Table, incidentId: string): Promise<IncidentMessage[]> => {
  const items = await table.query(keys.incident(incidentId).pk, 'MESSAGE#');
  return items.map((item) => IncidentMessage.parse(bare(item)));
};

/** Keeps what somebody wrote. @returns false where another was written under its number meanwhile */
export const keepIncidentMessage = (table: Table, message: IncidentMessage): Promise<boolean> =>
  ifConditionHolds(
    table.write([
      { put: { ...learningKeys.incidentMessage(message.incidentId, message.number), ...message }, ifAbsent: true },
    ]),
  );

/**
 * Keeps what a second person decided of a message that waits, and has it sent where they released it.
 * @returns false where somebody decided before
 */
export const decideIncidentMessage = (
  table: Table,
  { incidentId, number, state, decidedBy, decidedAt, reason }: IncidentMessage,
  pass?: IncidentPass,
): Promise<boolean> =>
  ifConditionHolds(
    table.write([
      {
        update: learningKeys.incidentMessage(incidentId, number),
        set: { state, decidedBy, decidedAt, ...(reason && { reason }) },
        expect: { state: 'waiting' },
      },
      ...(pass ? [{ put: passItem(pass) }] : []),
    ]),
  );
