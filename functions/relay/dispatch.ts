import { type Outgoing, Refused } from '#channels/contract.ts';
import type { TwoWayChannel } from '#channels/names.ts';
import type { RelayDeps } from './deps.ts';

/** What goes out, and on which channel; `noticeOnly` where it is only said that a letter stands on the page. */
export type Dispatch = { channel: TwoWayChannel; outgoing: Outgoing; noticeOnly?: true };

/**
 * Sends it with the channel's own sender and settings.
 * @returns the id of it on the channel. Throws Refused for a channel that the company has not set up
 */
export const sendOn = async ({ channel, outgoing }: Dispatch, deps: RelayDeps): Promise<string> => {
  const send = deps.outbound[channel]?.send;
  const settings = await deps.settingsOf(channel);
  if (!send || !settings) throw new Refused('not-set-up');
  const { base } = settings;
  const { externalId } = await send(outgoing, {
    fetch: deps.fetch,
    settings,
    now: deps.clock.now,
    ...(base && { base }),
  });
  return externalId;
};
