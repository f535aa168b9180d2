import type { Outgoing } from '#channels/contract.ts';
import type { TwoWayChannel } from '#channels/names.ts';
import type { Announcement } from '#functions/relay/bus.ts';
import type { RelayDeps } from '#functions/relay/deps.ts';
import { type CaseFixture, SEARCH_KEY } from '#test/support/case-fixture.ts';
import { mailbox, type SentMail } from '#test/support/mailbox.ts';

/** The three services in memory: they keep what they were asked for, and fail where a test says so. */
export const services = () => {
  const calls: string[] = [];
  const mails: SentMail[] = [];
  /** The mails as HTML, in the same order. */
  const pages: (string | undefined)[] = [];
  /** What went out on the other channels, by their senders. */
  const posts: ({ channel: TwoWayChannel } & Outgoing)[] = [];
  const timers = new Map<string, { at: string; timerEvent: unknown }>();
  /** What the company's other systems were told. */
  const announced: Announcement[] = [];
  /** What the function that calls other systems was handed. */
  const handed: { caseId: string; effectId: string }[] = [];
  const kept = new Map<string, Uint8Array>();
  const failing = new Map<string, Error>();
  const ask = (call: string) => {
    calls.push(call);
    const error = [...failing].find(([prefix]) => call.startsWith(prefix))?.[1];
    if (error) throw error;
  };
  const sender = (channel: TwoWayChannel) => async (outgoing: Outgoing) => {
    ask(`post ${channel} ${outgoing.to}`);
    posts.push({ channel, ...outgoing });
    return { externalId: `${channel}-${posts.length}` };
  };
  return {
    calls,
    mails,
    pages,
    posts,
    timers,
    announced,
    handed,
    kept,
    /** Makes every call that begins like this fail. */
    fail: (prefix: string, error: Error) => failing.set(prefix, error),
    heal: () => failing.clear(),
    ports: {
      executions: {
        start: async (machine, name, input) => ask(`start ${machine} ${name} ${input}`),
        resume: async (token, output) => ask(`resume ${token} ${output}`),
      },
      outbound: {
        email: {
          send: mailbox((mail, html) => {
            ask(`send ${mail.to}`);
            mails.push(mail);
            pages.push(html);
            return `<mail-${mails.length}@eu-west-1.amazonses.com>`;
          }),
        },
        whatsapp: { send: sender('whatsapp') },
        facebook: { send: sender('facebook') },
        sms: { send: sender('sms') },
        x: { send: sender('x') },
      },
      evidence: {
        keep: async (key, bytes) => {
          ask(`keep ${key}`);
          kept.set(key, bytes);
        },
      },
      settingsOf: async (channel) => (channel === 'x' ? undefined : { token: `token of ${channel}` }),
      scheduler: {
        set: async (name, at, timerEvent) => {
          ask(`set ${name}`);
          timers.set(name, { at, timerEvent });
        },
        drop: async (name) => {
          ask(`drop ${name}`);
          timers.delete(name);
        },
      },
      bus: {
        put: async (...announcements) => {
          for (const { type } of announcements) ask(`put ${type}`);
          announced.push(...announcements);
        },
      },
      calls: {
        hand: async (place) => {
          ask(`hand ${place.effectId}`);
          handed.push(place);
        },
      },
    } satisfies Pick<RelayDeps, 'executions' | 'bus' | 'calls' | 'outbound' | 'evidence' | 'settingsOf' | 'scheduler'>,
  };
};
export type Services = ReturnType<typeof services>;

export const relayDepsOf = ({ table, cases, clock, policy, law }: CaseFixture, { ports }: Services): RelayDeps => ({
  table,
  cases,
  clock,
  policy,
  law,
  ...ports,
  fetch,
  trackingUrl: async (caseId) => `https://api.lumbre.example/t/${caseId}`,
  mailDomain: 'lumbre.example',
  deskUrl: 'https://api.lumbre.example/desk',
  identity: async () => ({ current: SEARCH_KEY }),
});
