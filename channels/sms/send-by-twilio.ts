import { type Outgoing, Refused, type Sender, type SendingDeps } from '../contract.ts';
import { getId, type Json, parseObject } from '../json.ts';
import { setting } from '../shared/settings.ts';
import { cutTo } from '../shared/truncate.ts';
import { heardWithin } from '../shared/windows.ts';
import { limits } from './limits.ts';
import { isWhatsApp } from './whatsapp-address.ts';

/** The words, or outside WhatsApp's window an approved template with the reference and the link. */
const contentOf = (message: Outgoing, { settings, now }: SendingDeps): Record<string, string> => {
  const { to, text, language, reference, trackingUrl, lastHeardAt } = message;
  if (!isWhatsApp(to) || heardWithin(limits.whatsAppWindowHours, lastHeardAt, now()))
    return { Body: cutTo(limits.text, text, trackingUrl) };
  const template = settings[`template_${language}`];
  if (!template) throw new Refused('window-closed-no-template');
  return { ContentSid: template, ContentVariables: JSON.stringify({ 1: reference, 2: trackingUrl }) };
};

/** Our end: a number (or a messaging service) for SMS, and the same kind of address as the other end for WhatsApp. */
const senderOf = ({ to }: Outgoing, deps: SendingDeps): Record<string, string> => {
  if (isWhatsApp(to)) return { From: `whatsapp:${setting(deps, 'whatsapp_from').replace(/^whatsapp:/, '')}` };
  const service = deps.settings['messaging_service_sid'];
  return service ? { MessagingServiceSid: service } : { From: setting(deps, 'from') };
};

/** Twilio says with 400, and a number of its own, what is wrong with this message; all else passes, or is ours to mend. */
const refusal = (status: number, answer: Json): Error => {
  const code = `twilio-${typeof answer['code'] === 'number' ? answer['code'] : status}`;
  return status === 400 || status === 404 ? new Refused(code) : new Error(code);
};

/** Sends by Twilio's Messages API; `to` is a number, or an address such as `whatsapp:+34600000000`. */
export const sendByTwilio: Sender = async (message, deps) => {
  const account = setting(deps, 'account_sid');
  const callback = deps.settings['status_callback'];
  const form = new URLSearchParams({
    To: message.to,
    ...senderOf(message, deps),
    ...contentOf(message, deps),
    ...(callback && { StatusCallback: callback }),
  });
  const credentials = Buffer.from(`${account}:${setting(deps, 'auth_token')}`).toString('base64');
  const response = await deps.fetch(
    `${deps.base ?? 'https://api.twilio.com'}/2010-04-01/Accounts/${account}/Messages.json`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', authorization: `Basic ${credentials}` },
      body: form.toString(),
    },
  );
  const answer = parseObject(await response.text()) ?? {};
  if (!response.ok) throw refusal(response.status, answer);
  // Taken without an id is taken all the same: to send again would write to the customer twice.
  return { externalId: getId(answer, 'sid') ?? 'unknown' };
};
