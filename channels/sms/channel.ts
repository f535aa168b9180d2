import type { ChannelDescription } from '../contract.ts';

/** SMS by AWS End User Messaging or Twilio, and Twilio's WhatsApp. */
export const sms = {
  alsoNamed: ['twilio', 'aws-sms'],
  reachedBy: 'handle',
  vouchesFor: ['handle', 'phone'],
  // No such number, or one that takes no text messages.
  deadAddress: /^failed:(?:30005|30006|21211|21614|invalid|unknown)$/,
  // Twilio: the recipient has unsubscribed. AWS: the number is on the list of those that opted out.
  optedOut: /^(?:failed:21610|twilio-21610|failed:.*opted_?-?out|.*OPTED_OUT.*)$/,
  brief: true,
  phoneHandle: 'plus-digits',
  paidByNumber: true,
  settings: [
    'origination_identity',
    'configuration_set',
    'account_sid',
    'auth_token',
    'from',
    'messaging_service_sid',
    'whatsapp_from',
    'status_callback',
    'template_es',
    'template_en',
  ],
} as const satisfies ChannelDescription;
