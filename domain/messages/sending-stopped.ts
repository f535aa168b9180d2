import { isEnded } from '../case/case.ts';
import type { CaseFile } from '../case/case-file.ts';
import { type Change, combine, textItem } from '../case/change.ts';
import type { LocalizedText } from '../values.ts';
import { messageText } from './compose.ts';
import { channelWords, type NextRouteDeps } from './next-route.ts';
import { wayOf } from './routing.ts';
import { staffNotice } from './staff-notice.ts';
import { withoutStop, withStop } from './stopped.ts';

/** Somebody asks for no more messages of a channel, or for messages again: from which addresses of theirs, and in what words. */
export type OptOutRequest = { channel: string; addresses: string[]; textId: string; text: string };

type Deps = Omit<NextRouteDeps, 'clock'>;

const isKnown = ({ events }: CaseFile, textId: string): boolean =>
  events.some(({ type, data }) => (type === 'sending-stopped' || type === 'sending-resumed') && data.textId === textId);

/** The notice to the owner of a case that is worked on; nobody else has to know. */
const noticeOf = (
  { head }: CaseFile,
  { textId, values }: { textId: string; values: Record<'what' | 'next', LocalizedText> },
  { at, policy, deskUrl }: Deps,
) => {
  if (!head.owner || isEnded(head)) return undefined;
  const messageId = `opt-out-${textId}`;
  return {
    told: head.owner,
    ...staffNotice(policy, head, { to: head.owner, messageId, at, template: 'staff-undelivered', deskUrl, values }),
  };
};

/** What the owner reads of where messages go now. */
const goingOn = (next: string | undefined): LocalizedText => {
  if (next === undefined)
    return {
      es: 'no queda otra vía: lo que el cliente tenga que saber se lo tiene que dar una persona; si puede, pídale un correo',
      en: 'no other way is left: a person has to bring what the customer must hear; ask for a mail address if you can',
    };
  const { es, en } = channelWords(next);
  return { es: `lo que le debemos sale ahora por ${es}`, en: `what we owe them now goes by ${en}` };
};

/**
 * What becomes of a case whose customer asked for no more messages of a channel (STOP by SMS): nothing is sent to that address
 * any more, what the law or a promise demands goes by the next way there is, the owner is notified, and the history keeps
 * their words as the proof. Undefined where that is known.
 */
export const sendingStopped = (
  file: CaseFile,
  { channel, addresses, textId, text }: OptOutRequest,
  deps: Deps,
): Change | undefined => {
  if (isKnown(file, textId)) return undefined;
  const { at, channels } = deps;
  const complainant = addresses.reduce((all, address) => withStop(all, { channel, address }, at), file.complainant);
  const next = wayOf(channels, { head: file.head, complainant }, { template: 'customer-message' })?.channel;
  const { es, en } = channelWords(channel);
  const what = {
    es: `El cliente ha pedido que no le escribamos más por ${es}`,
    en: `The customer asked us not to write by ${en} any more`,
  };
  const notice = noticeOf(file, { textId, values: { what, next: goingOn(next) } }, deps);
  return combine(
    {
      events: [
        {
          type: 'sending-stopped',
          actor: { kind: 'customer' },
          data: { channel, textId, ...(next && { next }), ...(notice && { told: notice.told }) },
        },
      ],
      items: [{ kind: 'complainant', complainant }, textItem(textId, messageText('', text))],
    },
    notice,
  );
};

/** What becomes of a case whose customer wants messages of a channel again (START). Undefined where that is known. */
export const sendingResumed = (
  file: CaseFile,
  { channel, addresses, textId, text }: OptOutRequest,
  deps: Deps,
): Change | undefined => {
  if (isKnown(file, textId)) return undefined;
  const complainant = addresses.reduce((all, address) => withoutStop(all, { channel, address }), file.complainant);
  const { es, en } = channelWords(channel);
  const values = {
    what: {
      es: `El cliente quiere que le volvamos a escribir por ${es}`,
      en: `The customer wants us to write by ${en} again`,
    },
    next: { es: 'ya se le puede escribir por ahí', en: 'they can be written to there' },
  };
  const notice = noticeOf(file, { textId, values }, deps);
  return combine(
    {
      events: [
        {
          type: 'sending-resumed',
          actor: { kind: 'customer' },
          data: { channel, textId, ...(notice && { told: notice.told }) },
        },
      ],
      items: [{ kind: 'complainant', complainant }, textItem(textId, messageText('', text))],
    },
    notice,
  );
};
