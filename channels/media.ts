import { fetchChatwootMedia } from '#channels/chatwoot/media.ts';
import { fetchFacebookMedia } from '#channels/facebook/media.ts';
import { fetchInstagramMedia } from '#channels/instagram/media.ts';
import { fetchMessengerMedia } from '#channels/messenger/media.ts';
import { fetchSmsMedia } from '#channels/sms/media.ts';
import { fetchTelegramMedia } from '#channels/telegram/media.ts';
import { fetchWhatsAppMedia } from '#channels/whatsapp/media.ts';
import { fetchXMedia } from '#channels/x/media.ts';
import { fetchZendeskMedia } from '#channels/zendesk/media.ts';
import type { MessagingChannel } from '#domain/messages/routing.ts';
import type { Media } from './contract.ts';

/** How the files of each channel are fetched. */
export const media: Record<MessagingChannel, Media> = {
  whatsapp: fetchWhatsAppMedia,
  messenger: fetchMessengerMedia,
  instagram: fetchInstagramMedia,
  facebook: fetchFacebookMedia,
  telegram: fetchTelegramMedia,
  sms: fetchSmsMedia,
  x: fetchXMedia,
  zendesk: fetchZendeskMedia,
  chatwoot: fetchChatwootMedia,
};
