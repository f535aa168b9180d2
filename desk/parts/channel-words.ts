import { capital } from '../words/capital.ts';
import { useLanguage } from '../words/use-words.ts';

const NAMES: Record<string, { es: string; en: string }> = {
  email: { es: 'correo', en: 'mail' },
  web: { es: 'formulario web', en: 'web form' },
  call: { es: 'teléfono', en: 'phone' },
  phone: { es: 'teléfono', en: 'phone' },
  staff: { es: 'el equipo', en: 'the team' },
  survey: { es: 'encuesta', en: 'survey' },
  review: { es: 'reseña', en: 'review' },
  sms: { es: 'SMS', en: 'SMS' },
  chat: { es: 'chat', en: 'chat' },
  whatsapp: { es: 'WhatsApp', en: 'WhatsApp' },
  'tracking-page': { es: 'la página de seguimiento', en: 'the tracking page' },
};

/** Names of channels as people say them; a brand's own where it is one. */
export const useChannelName = (): ((channel: string) => string) => {
  const language = useLanguage();
  return (channel) => NAMES[channel]?.[language] ?? capital(channel);
};

/** Several of them in a row. */
export const useChannelNames = (): ((channels: readonly string[]) => string) => {
  const nameOf = useChannelName();
  const lists = new Intl.ListFormat(useLanguage());
  return (channels) => lists.format(channels.map(nameOf));
};
