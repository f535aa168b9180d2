import { isEnded } from '#domain/case/case.ts';
import type { CaseContext, CaseFile } from '#domain/case/case-file.ts';
import { type ChangePart, combine } from '#domain/case/change.ts';
import { eventsOf } from '#domain/case/events.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { type Clock, formatDay } from '#domain/time.ts';
import { personOf } from '../people/directory.ts';
import { caseMessage } from './case-message.ts';
import type { Channels } from './channel-facts.ts';
import type { OutgoingMessage } from './compose.ts';
import { isAcknowledged, ownerTold, settlesAt } from './owner-timers.ts';

type Deps = { policy: Policy; clock: Clock; channels: Channels };
type Context = CaseContext<Deps>;

const isOver = ({ head }: Pick<CaseFile, 'head'>): boolean => isEnded(head) || head.blockedAt !== undefined;

const ownerMessage = ({ file, at, deps }: Context, owner: string, trackingUrl: string): OutgoingMessage => {
  const { head, events } = file;
  const { policy } = deps;
  return caseMessage(file, deps, {
    messageId: `owner-${head.cycle}-${eventsOf(events, 'owner-announced').length + 1}`,
    at,
    template: 'owner-changed',
    values: {
      owner: personOf(policy, owner).name,
      nextWordBy: formatDay(head.nextWordBy, head.replyLanguage, policy.company.zone),
      trackingUrl,
    },
  });
};

const announced = (context: Context, owner: string, trackingUrl: string): ChangePart => {
  const message = ownerMessage(context, owner, trackingUrl);
  const { messageId } = message.message;
  return combine(
    { events: [{ type: 'owner-announced', actor: { kind: 'system' }, data: { owner, messageId } }] },
    message,
  );
};

/**
 * What a change of owner adds to itself: the customer hears who has their case now, once. A case that was told of within the
 * last minutes is looked at again a little later (`ownerTimers`), so that a hand-back is not told and the customer is left with the right
 * name. Nothing where the customer knows already, or hears it with the acknowledgment, or where nobody works on the case.
 */
export const announceOwner = (context: Context, owner: string, trackingUrl: string): ChangePart | undefined => {
  const { file, at, deps } = context;
  if (!isAcknowledged(file) || isOver(file)) return undefined;
  const standsStillAt = settlesAt(file, deps.clock);
  const isToTell = standsStillAt === undefined || at >= standsStillAt;
  return !isToTell || ownerTold(file) === owner ? undefined : announced(context, owner, trackingUrl);
};

/** The same where the customer of another case has another owner from now on: they are told whatever this case's customer knows. */
export const announceOwnerAnew = (context: Context, owner: string, trackingUrl: string): ChangePart | undefined =>
  isAcknowledged(context.file) && !isOver(context.file) ? announced(context, owner, trackingUrl) : undefined;
