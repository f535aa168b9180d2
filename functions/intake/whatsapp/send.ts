import { type Outgoing, Refused, type Sender, type SendingDeps } from '../channel.ts';
import { cutTo } from '../meta/cut.ts';
import { idIn, post, segment, setting } from '../meta/graph.ts';
import { parts } from '../meta/json.ts';
import { DAY, heardWithin } from '../meta/window.ts';

const TEXT = { units: 4096 };
const PHONE = /^(?:whatsapp:)?\+?(\d{6,15})$/;

/** A number goes to `to`, a business-scoped user id to `recipient`. */
const recipient = (id: string): Record<string, string> => {
  const digits = PHONE.exec(id)?.[1];
  return digits ? { to: digits } : { recipient: id };
};

const freeText = ({ text, trackingUrl, inReplyTo }: Outgoing) => ({
  type: 'text',
  text: { body: cutTo(TEXT, text, trackingUrl), preview_url: false },
  ...(inReplyTo?.startsWith('wamid.') && { context: { message_id: inReplyTo } }),
});

/** Only what Meta has approved may open a conversation: the template has two places, the reference and the link, and no words of ours. */
const template = ({ language, reference, trackingUrl }: Outgoing, { settings }: SendingDeps) => {
  const name = settings[`template_${language}`];
  if (!name) throw new Refused('window-closed-no-template');
  const code = settings[`template_language_${language}`] ?? language;
  const parameters = [reference, trackingUrl].map((text) => ({ type: 'text', text }));
  return { type: 'template', template: { name, language: { code }, components: [{ type: 'body', parameters }] } };
};

/**
 * Sends over the Cloud API: the text within 24 hours of the customer's last message, else the approved template that
 * brings them to the case.
 * @param deps settings `token`, `phone_number_id`, `template_es`, `template_en` (names), `template_language_es` (such as es_ES)
 */
export const sendWhatsApp: Sender = async (message, deps) => {
  const open = heardWithin(DAY, message.lastHeardAt, deps.now());
  const answer = await post(
    `${segment(setting(deps, 'phone_number_id'))}/messages`,
    {
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      ...recipient(message.to),
      ...(open ? freeText(message) : template(message, deps)),
    },
    deps,
  );
  return { externalId: idIn(parts(answer, 'messages')[0], 'id') };
};
