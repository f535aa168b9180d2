import { channels } from '#channels/names.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { type Change, combine, textItem } from '#domain/case/change.ts';
import { isProved } from '#domain/case/identity.ts';
import { LAST_VERSION, linkVersion, nextLinks } from '#domain/case/links.ts';
import type { OutgoingMessage } from '#domain/messages/compose.ts';
import { linkMessage } from '#domain/messages/link-message.ts';
import { Refusal } from '#domain/refusal.ts';
import { requireCase, type User } from '#domain/tasks/decide.ts';
import type { DeskDeps } from '../contract.ts';
import type { LinkRenewal, RenewedLinks } from './contract.ts';

/** The links of a case with the ones that come after them. */
type Renewal = { user: User; reason: string; textId: string; at: string };

const withdrawn = ({ head }: CaseFile, { user, reason, textId, at }: Renewal): Change => {
  const links = nextLinks(head, at);
  return {
    set: { links },
    events: [
      {
        type: 'links-withdrawn',
        actor: { kind: 'person', id: user.id },
        data: { version: links.version, reasonTextId: textId },
      },
    ],
    items: [textItem(textId, reason)],
  };
};

const sent = ({ message }: OutgoingMessage, version: number, { user }: Renewal): Pick<Change, 'events'> => ({
  events: [
    {
      type: 'link-sent',
      actor: { kind: 'person', id: user.id },
      data: { messageId: message.messageId, version, because: 'renewed' },
    },
  ],
});

/** The version of the links that come next. Refuses: links-used-up. */
export const nextVersion = (head: CaseFile['head']): number => {
  const version = linkVersion(head) + 1;
  if (version > LAST_VERSION) throw new Refusal('links-used-up');
  return version;
};

/**
 * Somebody withdraws the tracking links of a case: from now on none that is out opens anything. A new one goes to where the
 * customer has proved to be reached; where nobody has, it is returned, for staff to hand over.
 *
 * Refuses: no-such-case, links-used-up.
 */
export const renewLinks = async (
  { caseId: named, reason, renew = true, user }: LinkRenewal & { caseId: string; user: User },
  deps: DeskDeps,
): Promise<RenewedLinks> => {
  const { head } = await requireCase(deps.cases, named);
  const { caseId } = head;
  const version = nextVersion(head);
  const isSent = renew && isProved(head);
  const scope = isSent ? 'full' : 'first';
  const trackingUrl = await deps.trackingUrl(caseId, { scope, version });
  const at = deps.clock.now();
  const id = deps.newId();
  const renewal = { user, reason, textId: `links-${id}`, at };
  let sentBy: string | undefined;
  await deps.cases.change(caseId, at, (file) => {
    if (linkVersion(file.head) + 1 !== version) throw new Refusal('links-renewed-before');
    const draft = { messageId: `link-${id}`, at, trackingUrl };
    const message = isSent ? linkMessage(file, { policy: deps.policy, channels }, draft) : undefined;
    sentBy = message?.message.channel;
    return combine(withdrawn(file, renewal), message, message && sent(message, version, renewal));
  });
  return { version, ...(sentBy && { sentBy }), ...(renew && !isSent && { trackingUrl }) };
};
