import { sendChatwoot } from '#channels/chatwoot/send.ts';
import { sendFacebook } from '#channels/facebook/send.ts';
import { sendInstagram } from '#channels/instagram/send.ts';
import { sendMessenger } from '#channels/messenger/send.ts';
import { sendSms } from '#channels/sms/send.ts';
import { sendTelegram } from '#channels/telegram/send.ts';
import { sendWhatsApp } from '#channels/whatsapp/send.ts';
import { sendX } from '#channels/x/send.ts';
import { sendZendesk } from '#channels/zendesk/send.ts';
import type { MessagingChannel } from '#domain/messages/routing.ts';
import type { Secret } from '#platform/aws/secrets.ts';
import type { Sender } from './contract.ts';

/** What a channel's sender is set up with, such as a token and the id of our number. */
export type Settings = Record<string, string>;

/**
 * The settings of a channel out of the deployment's secret, JSON `{channel: settings}`; undefined for a channel that is
 * not set up to send, or a secret that nobody has filled in yet. What is no text belongs to the front door.
 */
export const settingsReader =
  (secret: () => Promise<Secret>) =>
  async (channel: MessagingChannel): Promise<Settings | undefined> => {
    const { current } = await secret();
    let all: unknown;
    try {
      all = JSON.parse(current);
    } catch {
      return undefined;
    }
    const found = (all as Record<string, unknown> | null)?.[channel];
    if (typeof found !== 'object' || found === null) return undefined;
    const settings = Object.entries(found).filter(([, value]) => typeof value === 'string');
    return settings.length > 0 ? Object.fromEntries(settings) : undefined;
  };

const ANSWER_LIMIT_MS = 8_000;

/** A platform that does not answer in time has failed for the moment; without a limit it would hold up all others. */
export const impatient: typeof fetch = (input, init) =>
  fetch(input, { ...init, signal: AbortSignal.timeout(ANSWER_LIMIT_MS) });

/** The channels that can be answered, each with its sender. */
export const senders: Record<MessagingChannel, Sender> = {
  whatsapp: sendWhatsApp,
  messenger: sendMessenger,
  instagram: sendInstagram,
  facebook: sendFacebook,
  x: sendX,
  telegram: sendTelegram,
  sms: sendSms,
  chatwoot: sendChatwoot,
  zendesk: sendZendesk,
};
