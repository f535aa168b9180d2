import { type Channel, channels } from '#cases/deliveries.ts';

/** Other names that platforms go by, each with the channel that reads them. */
const ALIASES: Record<string, Channel> = {
  mail: 'email',
  'facebook-page': 'facebook',
  'aws-social': 'whatsapp',
  twilio: 'sms',
  'aws-sms': 'sms',
  connect: 'call',
  'call-transcript': 'call',
  lex: 'chat',
};

/** The channel of that name, or of a platform of that name. */
export const channelNamed = (name: string): Channel | undefined =>
  channels.find((channel) => channel === name) ?? (Object.hasOwn(ALIASES, name) ? ALIASES[name] : undefined);
