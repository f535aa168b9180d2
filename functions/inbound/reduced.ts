import type { ItemOutcome } from '#cases/inbound-message/inbound-item.ts';
import type { Adapted } from '#channels/contract.ts';
import { getObject, parseObject } from '#channels/json.ts';

/** Why nothing of a conversation was kept but that it took place. */
export const RECORDING_REFUSED = 'recording-refused';

/** Whether the customer did not agree to a conversation being kept. */
export const isRefused = ({ items }: Adapted): boolean => items.some(({ consent }) => consent === 'refused');

/** What stays of a delivery that may not be kept: what became of it, and why there is no more. */
export const reduced = (outcome: ItemOutcome): Uint8Array =>
  Buffer.from(JSON.stringify({ reduced: RECORDING_REFUSED, outcome }));

/** What a reduced delivery says became of it; undefined for one that is whole. Storing it again says so again. */
export const outcomeOfReduced = (bytes: Uint8Array): ItemOutcome | undefined => {
  const json = parseObject(bytes);
  return json?.['reduced'] === RECORDING_REFUSED ? ((getObject(json, 'outcome') ?? {}) as ItemOutcome) : undefined;
};
