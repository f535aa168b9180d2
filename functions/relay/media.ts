import type { MessagingChannel } from '#domain/reach.ts';
import type { Media } from '#functions/intake/channel.ts';
import { fetchChatwootMedia } from '#functions/intake/chatwoot/media.ts';
import { fetchFacebookMedia } from '#functions/intake/facebook/media.ts';
import { fetchInstagramMedia } from '#functions/intake/instagram/media.ts';
import { fetchMessengerMedia } from '#functions/intake/messenger/media.ts';
import { fetchSmsMedia } from '#functions/intake/sms/media.ts';
import { fetchTelegramMedia } from '#functions/intake/telegram/media.ts';
import { fetchWhatsAppMedia } from '#functions/intake/whatsapp/media.ts';
import { fetchXMedia } from '#functions/intake/x/media.ts';
import { fetchZendeskMedia } from '#functions/intake/zendesk/media.ts';

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
