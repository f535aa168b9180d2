import { type Channel, channelNames, channels, channelNamed as exactly } from '#channels/names.ts';

/** The channel of that name, or of a platform of that name. */
export const channelCalled = (name: string): Channel | undefined =>
  exactly(name) ?? channelNames.find((channel) => channels[channel].alsoNamed?.includes(name));
