/** The channels by which something comes in, as the filter of the API names them. */
export const CHANNELS = [
  ...['email', 'web', 'call', 'chat', 'whatsapp', 'messenger', 'instagram', 'facebook', 'x', 'telegram', 'sms'],
  ...['review', 'survey', 'crm', 'staff', 'csv', 'zendesk', 'chatwoot'],
];
