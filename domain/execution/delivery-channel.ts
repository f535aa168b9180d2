const PREFIX = 'integration-';

/** Under which name the deliveries of a system stand in the list of them, beside those of channels. */
export const deliveryChannelOf = (integration: string): string => `${PREFIX}${integration}`;
