import { call } from './call/channel.ts';
import { chat } from './chat/channel.ts';
import { chatwoot } from './chatwoot/channel.ts';
import type { ChannelDescription } from './contract.ts';
import { crm } from './crm/channel.ts';
import { csv } from './csv/channel.ts';
import { email } from './email/channel.ts';
import { facebook } from './facebook/channel.ts';
import { instagram } from './instagram/channel.ts';
import { messenger } from './messenger/channel.ts';
import { review } from './review/channel.ts';
import { sms } from './sms/channel.ts';
import { staff } from './staff/channel.ts';
import { survey } from './survey/channel.ts';
import { telegram } from './telegram/channel.ts';
import { web } from './web/channel.ts';
import { whatsapp } from './whatsapp/channel.ts';
import { x } from './x/channel.ts';
import { zendesk } from './zendesk/channel.ts';

/** Every channel there is. A new one is a folder, and a word here (README.md). */
const described = {
  web,
  email,
  whatsapp,
  messenger,
  instagram,
  facebook,
  x,
  telegram,
  sms,
  call,
  chat,
  review,
  survey,
  crm,
  staff,
  csv,
  zendesk,
  chatwoot,
} as const satisfies Record<string, ChannelDescription>;

export type Channel = keyof typeof described;

/** What each channel says of itself. */
export const channels: Readonly<Record<Channel, ChannelDescription>> = described;

type Reached<How extends string> = {
  [Name in Channel]: (typeof described)[Name] extends { reachedBy: How } ? Name : never;
}[Channel];

/** A channel that customers are answered on. */
export type TwoWayChannel = Reached<'handle' | 'address'>;

export const channelNames = Object.keys(described) as Channel[];

/** The channel of that name, such as in a path or a key; undefined where there is none. */
export const channelNamed = (name: string): Channel | undefined => channelNames.find((known) => known === name);

/** Whether customers are answered on a channel. */
export const isTwoWay = (name: string): name is TwoWayChannel => {
  const channel = channelNamed(name);
  return channel !== undefined && channels[channel].reachedBy !== undefined;
};
