import type { MessagingChannel } from '#domain/reach.ts';
import type { Media } from '#functions/intake/channel.ts';
import { fetchFacebookMedia } from '#functions/intake/facebook/media.ts';
import { fetchInstagramMedia } from '#functions/intake/instagram/media.ts';
import { fetchMessengerMedia } from '#functions/intake/messenger/media.ts';
import { fetchSmsMedia } from '#functions/intake/sms/media.ts';
import { fetchTelegramMedia } from '#functions/intake/telegram/media.ts';
import { fetchWhatsAppMedia } from '#functions/intake/whatsapp/media.ts';

/** The channels whose files can be fetched. */
export const media: Partial<Record<MessagingChannel, Media>> = {
  whatsapp: fetchWhatsAppMedia,
  messenger: fetchMessengerMedia,
  instagram: fetchInstagramMedia,
  facebook: fetchFacebookMedia,
  telegram: fetchTelegramMedia,
  sms: fetchSmsMedia,
};
