import { type Outgoing, Refused, type Sender, type SendingDeps } from '../contract.ts';
import { getObjects } from '../json.ts';
import { postGraph, segment, VERSION } from '../meta/graph.ts';
import { callAws } from '../shared/aws-call.ts';
import { idIn } from '../shared/sent-id.ts';
import { setting } from '../shared/settings.ts';
import { cutTo } from '../shared/truncate.ts';
import { heardWithin } from '../shared/windows.ts';
import { limits } from './limits.ts';

const PHONE = /^(?:whatsapp:)?\+?(\d{6,15})$/;

/** A number goes to `to`, a business-scoped user id to `recipient`. */
const recipient = (id: string): Record<string, string> => {
  const digits = PHONE.exec(id)?.[1];
  return digits ? { to: digits } : { recipient: id };
};

const freeText = ({ text, trackingUrl, inReplyTo }: Outgoing) => ({
  type: 'text',
  text: { body: cutTo(limits.text, text, trackingUrl), preview_url: false },
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

/** Whoever wrote in a group opened no conversation with us: they are answered by themselves, and with the template. */
const isWindowOpen = ({ lastHeardAt, public: isOfGroup }: Outgoing, { now }: SendingDeps): boolean =>
  !isOfGroup && heardWithin(limits.windowHours, lastHeardAt, now());

/** The message as the Cloud API takes it. */
const contentOf = (message: Outgoing, deps: SendingDeps) => ({
  messaging_product: 'whatsapp',
  recipient_type: 'individual',
  ...recipient(message.to),
  ...(isWindowOpen(message, deps) ? freeText(message) : template(message, deps)),
});

const byMeta = async (content: object, deps: SendingDeps): Promise<string> => {
  const answer = await postGraph(`${segment(setting(deps, 'phone_number_id'))}/messages`, content, deps);
  return idIn(getObjects(answer, 'messages')[0], 'id');
};

/** AWS hands on what the Cloud API takes, as a blob (SendWhatsAppMessage). */
const byAws = async (content: object, deps: SendingDeps): Promise<string> => {
  const origin = setting(deps, 'origination_phone_number_id');
  const answer = await callAws(
    {
      service: 'social-messaging',
      origin,
      path: '/v1/whatsapp/send',
      headers: { 'content-type': 'application/json' },
      body: {
        originationPhoneNumberId: origin,
        metaApiVersion: deps.settings['version'] ?? VERSION,
        message: Buffer.from(JSON.stringify(content)).toString('base64'),
      },
    },
    deps,
  );
  return idIn(answer, 'messageId');
};

/**
 * Sends by AWS End User Messaging Social where it is set up, else over the Cloud API: the text within 24 hours of the
 * customer's last message, else the approved template that brings them to the case.
 * @param deps settings `template_es`, `template_en` (names), `template_language_es` (such as es_ES), and for AWS
 * `origination_phone_number_id` (or its ARN), for Meta `token` and `phone_number_id`
 */
export const sendWhatsApp: Sender = async (message, deps) => {
  const deliver = deps.settings['origination_phone_number_id'] ? byAws : byMeta;
  return { externalId: await deliver(contentOf(message, deps), deps) };
};
