import { channels } from '#channels/names.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { type Change, combine } from '#domain/case/change.ts';
import { eventsOf } from '#domain/case/events.ts';
import { linkVersion, nextLinks } from '#domain/case/links.ts';
import { linkMessage } from '#domain/messages/link-message.ts';
import type { Instant } from '#domain/time.ts';
import type { Secret } from '#platform/aws/secrets.ts';
import { trackingUrl } from '#platform/tracking-links.ts';
import type { TrackDeps } from './contract.ts';
import { areTooOld, linkedCase } from './open-link.ts';

const isTooSoon = ({ events }: CaseFile, at: Instant, { policy, clock }: TrackDeps): boolean => {
  const last = eventsOf(events, 'link-sent').at(-1);
  return last !== undefined && clock.after(last.at, policy.links.again) > at;
};

type Sending = { at: Instant; isOver: boolean; secret: Secret; deps: TrackDeps };

/** Sends the customer's link. Where the one that was opened is too old, all links of its version are, and the new one has another. */
const sending = (file: CaseFile, { at, isOver, secret, deps }: Sending): Change | undefined => {
  const { head } = file;
  if (head.blockedAt || isTooSoon(file, at, deps)) return undefined;
  const links = isOver ? nextLinks(head, at) : undefined;
  const link = { caseId: head.caseId, scope: 'full', version: linkVersion(links ? { links } : head) } as const;
  const url = trackingUrl(deps.publicUrl, secret, link);
  const messageId = `link-${deps.newId()}`;
  const message = linkMessage(file, { policy: deps.policy, channels }, { messageId, at, trackingUrl: url });
  if (!message) return undefined;
  return combine(
    {
      set: links ? { links } : {},
      events: [
        {
          type: 'link-sent',
          actor: { kind: 'customer' },
          data: { messageId, version: link.version, because: 'asked' },
        },
      ],
    },
    message,
  );
};

/** Sends the link of a case to its customer, unless one was sent a moment ago or there is no address. */
export const sendLink = async (file: CaseFile, deps: TrackDeps): Promise<void> => {
  const at = deps.clock.now();
  const secret = await deps.linkSecret();
  const isOver = areTooOld({ file }, deps);
  await deps.cases.change(file.head.caseId, at, (current) => sending(current, { at, isOver, secret, deps }));
};

/**
 * Somebody who holds a link of ours asks for one that shows more, or that still holds: it goes to the address on the case, never
 * to whoever asks, and at most once in a while. What came of it is not said: nobody learns whether there is an address.
 * @returns false for a token that we did not sign
 */
export const requestLink = async (token: string, deps: TrackDeps): Promise<boolean> => {
  const linked = await linkedCase(token, deps);
  if (!linked) return false;
  await sendLink(linked.file, deps);
  return true;
};
