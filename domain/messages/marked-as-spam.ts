import type { CaseFile } from '#domain/case/case-file.ts';
import { type CaseItem, type Change, combine } from '#domain/case/change.ts';
import { eventsOf } from '#domain/case/events.ts';
import type { Message } from '#domain/case/message.ts';
import { type NextRouteDeps, responsiblePerson } from './next-route.ts';
import { staffNotice } from './staff-notice.ts';

/** The notice to the person responsible. */
const WORDS = {
  what: {
    es: 'El cliente ha marcado como no deseado un correo nuestro',
    en: 'The customer marked a mail of ours as unwanted',
  },
  next: {
    es: 'se le escribe por otra vía si la hay, y por correo solo lo que le debemos',
    en: 'we write to the customer some other way if there is one, and by mail only what we owe',
  },
};

/**
 * What becomes of a case whose customer marked a mail as spam: it is recorded, the owner is notified, and mail is the last way to
 * write to them from now on (domain/messages/routing.ts). Undefined where that is known of the message.
 * @param report its `reason` is a code without personal data
 */
export const markedAsSpam = (
  file: CaseFile,
  { message, reason }: { message: Message; reason: string },
  { at, policy, deskUrl }: Omit<NextRouteDeps, 'channels' | 'clock'>,
): Change | undefined => {
  const { head, complainant, events } = file;
  const { messageId, audience, channel } = message;
  if (eventsOf(events, 'message-marked-as-spam').some(({ data }) => data.messageId === messageId)) return undefined;
  const person = audience === 'customer' ? responsiblePerson(file, message, { policy, at }) : undefined;
  const words = { messageId: `spam-${messageId}`, at, template: 'staff-undelivered', deskUrl, values: WORDS } as const;
  const notice = person && staffNotice(policy, head, { to: person, ...words });
  return combine(
    {
      events: [
        {
          type: 'message-marked-as-spam',
          actor: { kind: 'system' },
          data: { messageId, channel, reason, ...(person && { told: person }) },
        },
      ],
      items:
        audience === 'customer' && complainant.email
          ? [{ kind: 'complainant', complainant: { ...complainant, mailUnwelcome: true } } satisfies CaseItem]
          : [],
    },
    notice,
  );
};
