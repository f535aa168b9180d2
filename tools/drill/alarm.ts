import { awaited, type Bench, DrillFailed, noted, type Patience, seen, takenBack, until } from './bench.ts';

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/** What a drill of alarms needs of CloudWatch, SNS and SQS. */
export type AlarmPorts = {
  /** Undefined where there is none of that name. `rings`: its actions are on and lead to the topic of the stack. */
  alarm: (name: string) => Promise<{ state: AlarmState; rings: boolean } | undefined>;
  set: (name: string, state: AlarmState, reason: string) => Promise<void>;
  /** Subscriptions of the topic that alarms go to, without the drill's own. */
  readers: () => Promise<{ protocol: string; confirmed: boolean }[]>;
  /** A reader of the drill's own, which hears what all others hear; `left` says how it is removed by hand. */
  listen: () => Promise<{
    heard: () => Promise<{ alarm: string; state: string }[]>;
    stop: () => Promise<void>;
    left: string;
  }>;
};

/** CloudWatch acts on a change of state within seconds, and SNS delivers at once; a new subscription may take a moment. */
const RINGS: Patience = { seconds: 120, every: 2 };
/** The alarm is looked at by CloudWatch each minute. */
const GOES_BACK: Patience = { seconds: 180, every: 5 };

type Asked = {
  name: string;
  /** An emulator: nobody's mailbox is subscribed there. */
  isLocal: boolean;
};

/** Whether anybody but the drill hears it. @throws DrillFailed where nobody does, in an account */
const sayReaders = async (bench: Bench, { isLocal }: Asked, ports: AlarmPorts): Promise<void> => {
  const readers = await ports.readers();
  const confirmed = readers.filter((one) => one.confirmed);
  for (const { protocol } of readers.filter((one) => !one.confirmed))
    noted(bench, `A subscription (${protocol}) is not confirmed: it was told nothing`);
  if (confirmed.length > 0) {
    const [ways, many] = [confirmed.map(({ protocol }) => protocol).join(', '), confirmed.length !== 1];
    noted(bench, `${confirmed.length} confirmed ${many ? 'subscriptions were' : 'subscription was'} told: ${ways}`);
    return;
  }
  if (!isLocal)
    throw new DrillFailed(
      'The alarm rang, and nobody heard it: the topic has no confirmed subscription (docs/going-live.md, "Alarms")',
    );
  noted(bench, 'Nobody is subscribed on an emulator: that a mail arrives only an account can show');
};

/**
 * Sets an alarm off as CloudWatch would, hears it at the topic by a reader of its own, and puts the alarm back.
 * @throws DrillFailed where it did not ring, or nobody hears it
 */
export const drillAlarm = async (bench: Bench, asked: Asked, ports: AlarmPorts): Promise<void> => {
  const { name } = asked;
  const before = await ports.alarm(name);
  if (!before) throw new DrillFailed(`There is no alarm ${name}`);
  if (!before.rings) throw new DrillFailed(`The alarm ${name} tells nobody: its actions are off, or lead elsewhere`);
  if (before.state === 'ALARM')
    throw new DrillFailed(`The alarm ${name} is red already: see docs/runbook.md, or name another one with --alarm`);
  const ear = await seen(bench, 'A reader of the drill is subscribed to the topic', ports.listen);
  await takenBack(bench, {
    work: async () => {
      await ports.set(name, 'ALARM', 'Drill: nothing is wrong');
      await takenBack(bench, {
        work: async () => {
          await awaited(bench, { what: `${name} rang at the topic`, ...RINGS }, async () =>
            (await ear.heard()).some(({ alarm, state }) => alarm === name && state === 'ALARM'),
          );
          await sayReaders(bench, asked, ports);
        },
        back: () => ports.set(name, before.state, 'Drill: over'),
        left: `aws cloudwatch set-alarm-state --alarm-name ${name} --state-value OK --state-reason drill`,
      });
      await seen(bench, `${name} is back to ${before.state}`, () =>
        until(bench, { what: `${name} is not red any more`, ...GOES_BACK }, async () => {
          const after = await ports.alarm(name);
          return after && after.state !== 'ALARM';
        }),
      );
    },
    back: ear.stop,
    left: ear.left,
  });
};
