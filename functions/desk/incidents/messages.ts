import { decideIncidentMessage, keepIncidentMessage, messagesOfIncident } from '#cases/store/incident-messages.ts';
import { newPass } from '#domain/incidents/pass.ts';
import { Refusal } from '#domain/refusal.ts';
import type { User } from '#domain/tasks/decide.ts';
import { replyLanguages } from '#domain/vocabulary.ts';
import type { DeskDeps } from '../contract.ts';
import { checkedTone, textsAt } from '../writing/customer-texts.ts';
import { toneData } from '../writing/tone.ts';
import type { MessageDecision, NewMessageToAll } from './contract.ts';
import { demandAnother, requireConfirmed } from './show-incident.ts';

/** The tone of what is said in the languages whose tone is known. Refuses: tone-wrong. */
const toneOfAll = ({ texts, acceptTone }: NewMessageToAll, user: User, { policy }: DeskDeps) =>
  replyLanguages.flatMap((language) => {
    const { text, restoration } = texts[language];
    const at = `/texts/${language}`;
    return checkedTone(
      textsAt({ [`${at}/text`]: text, [`${at}/restoration`]: restoration }),
      { user, language, acceptTone },
      policy,
    );
  });

/**
 * A supervisor writes what all are told who complained about a failure, or whom it affects; nothing is sent until another one has read it. One waits at a
 * time, so that nobody releases an older word after a newer one.
 * Refuses: no-such-incident, incident-not-confirmed, incident-message-waits, tone-wrong.
 */
export const writeToAll = async (
  input: NewMessageToAll & { incidentId: string; user: User },
  deps: DeskDeps,
): Promise<{ number: number }> => {
  const { incidentId, user, kind, to, texts } = input;
  await requireConfirmed(incidentId, deps);
  const tone = toneOfAll(input, user, deps);
  const before = await messagesOfIncident(deps.table, incidentId);
  if (before.some(({ state }) => state === 'waiting')) throw new Refusal('incident-message-waits');
  const number = (before.at(-1)?.number ?? 0) + 1;
  const isKept = await keepIncidentMessage(deps.table, {
    ...{ incidentId, number, kind, texts, state: 'waiting', writtenBy: user.id, writtenAt: deps.clock.now() },
    ...(to === 'affected' && { to }),
    ...toneData(tone),
  });
  if (!isKept) throw new Refusal('incident-message-waits');
  return { number };
};

/** Refuses: reason-missing. */
const demandReason = ({ decision, reason }: MessageDecision): void => {
  if (decision === 'refuse' && reason === undefined)
    throw new Refusal('reason-missing', { errors: [{ pointer: '/reason', message: 'is needed where it is refused' }] });
};

/**
 * A second supervisor releases a message to all, or refuses it. Once released every case is sent it by its own channel and language.
 * Refuses: no-such-incident, no-such-message, own-proposal, reason-missing, incident-not-confirmed, incident-decided-before.
 */
export const decideMessage = async (
  input: MessageDecision & { incidentId: string; number: number; user: User },
  deps: DeskDeps,
): Promise<object> => {
  const { incidentId, number, decision, reason, user } = input;
  const { table, clock, newId } = deps;
  await requireConfirmed(incidentId, deps);
  const message = (await messagesOfIncident(table, incidentId)).find((one) => one.number === number);
  if (!message) throw new Refusal('no-such-message');
  demandAnother(message, user);
  demandReason(input);
  const at = clock.now();
  const isDecided = await decideIncidentMessage(
    table,
    {
      ...{ ...message, state: decision === 'release' ? 'released' : 'refused', decidedBy: user.id, decidedAt: at },
      ...(reason && { reason }),
    },
    decision === 'release' ? newPass(incidentId, { id: newId(), at, of: message.to }) : undefined,
  );
  if (!isDecided) throw new Refusal('incident-decided-before');
  return {};
};
