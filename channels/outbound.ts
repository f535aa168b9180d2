import { fetchChatwootMedia } from './chatwoot/media.ts';
import { sendChatwoot } from './chatwoot/send.ts';
import type { OutboundChannel } from './contract.ts';
import { sendMail } from './email/send.ts';
import { fetchFacebookMedia } from './facebook/media.ts';
import { sendFacebook } from './facebook/send.ts';
import { fetchInstagramMedia } from './instagram/media.ts';
import { sendInstagram } from './instagram/send.ts';
import { fetchMessengerMedia } from './messenger/media.ts';
import { sendMessenger } from './messenger/send.ts';
import type { TwoWayChannel } from './names.ts';
import { fetchSmsMedia } from './sms/media.ts';
import { sendSms } from './sms/send.ts';
import { fetchTelegramMedia } from './telegram/media.ts';
import { sendTelegram } from './telegram/send.ts';
import { fetchWhatsAppMedia } from './whatsapp/media.ts';
import { sendWhatsApp } from './whatsapp/send.ts';
import { fetchXMedia } from './x/media.ts';
import { sendX } from './x/send.ts';
import { fetchZendeskMedia } from './zendesk/media.ts';
import { sendZendesk } from './zendesk/send.ts';

/** How customers are answered, by channel, and how their files are fetched. */
export const outbound: Record<TwoWayChannel, OutboundChannel> = {
  email: { send: sendMail, media: undefined },
  whatsapp: { send: sendWhatsApp, media: fetchWhatsAppMedia },
  messenger: { send: sendMessenger, media: fetchMessengerMedia },
  instagram: { send: sendInstagram, media: fetchInstagramMedia },
  facebook: { send: sendFacebook, media: fetchFacebookMedia },
  x: { send: sendX, media: fetchXMedia },
  telegram: { send: sendTelegram, media: fetchTelegramMedia },
  sms: { send: sendSms, media: fetchSmsMedia },
  zendesk: { send: sendZendesk, media: fetchZendeskMedia },
  chatwoot: { send: sendChatwoot, media: fetchChatwootMedia },
};

const ANSWER_LIMIT_MS = 8_000;

/** A platform that does not answer in time has failed for the moment; without a limit it would hold up all others. */
export const impatient: typeof fetch = (input, init) =>
  fetch(input, { ...init, signal: AbortSignal.timeout(ANSWER_LIMIT_MS) });
