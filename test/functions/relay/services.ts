import type { RelayDeps } from '#functions/relay/deps.ts';
import type { Mail } from '#functions/relay/mailer.ts';
import type { World } from '#test/builders/world.ts';

/** The three services in memory: they keep what they were asked for, and fail where a test says so. */
export const services = () => {
  const calls: string[] = [];
  const mails: Mail[] = [];
  const clocks = new Map<string, { at: string; tick: unknown }>();
  const failing = new Map<string, Error>();
  const ask = (call: string) => {
    calls.push(call);
    const error = [...failing].find(([prefix]) => call.startsWith(prefix))?.[1];
    if (error) throw error;
  };
  return {
    calls,
    mails,
    clocks,
    /** Makes every call that begins like this fail. */
    fail: (prefix: string, error: Error) => failing.set(prefix, error),
    heal: () => failing.clear(),
    ports: {
      executions: {
        start: async (machine, name, input) => ask(`start ${machine} ${name} ${input}`),
        resume: async (token, output) => ask(`resume ${token} ${output}`),
      },
      mailer: {
        send: async (mail) => {
          ask(`send ${mail.to}`);
          mails.push(mail);
          return `<mail-${mails.length}@eu-west-1.amazonses.com>`;
        },
      },
      clocks: {
        set: async (name, at, tick) => {
          ask(`set ${name}`);
          clocks.set(name, { at, tick });
        },
        drop: async (name) => {
          ask(`drop ${name}`);
          clocks.delete(name);
        },
      },
    } satisfies Pick<RelayDeps, 'executions' | 'mailer' | 'clocks'>,
  };
};
export type Services = ReturnType<typeof services>;

export const relayDepsOf = ({ table, cases, clock, policy }: World, { ports }: Services): RelayDeps => ({
  table,
  cases,
  clock,
  policy,
  ...ports,
  mailDomain: 'lumbre.example',
  deskUrl: 'https://api.lumbre.example/desk',
});
