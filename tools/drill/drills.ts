import { Advice } from '#local/progress.ts';
import type { Whole } from '../doctor/place.ts';
import { retentionDeps } from '../retention-deps.ts';
import { drillAlarm } from './alarm.ts';
import { alarmPorts } from './alarm-ports.ts';
import type { Bench } from './bench.ts';
import { type DrillComplaint, newComplaint } from './complaint.ts';
import { complaintPorts, outsideOf } from './complaint-ports.ts';
import { confirmed } from './confirmed.ts';
import { drillErase } from './erase.ts';
import { findWords } from './erase-ports.ts';
import { deadLetters } from './letters.ts';
import { drillRedrive } from './redrive.ts';
import { drillRestore } from './restore.ts';
import { restorePorts } from './restore-ports.ts';

/** One drill on one deployment. */
export type Drill = {
  /** What it does, line by line, for whoever decides whether it may. */
  beforehand: string[];
  /** @throws DrillFailed where something was not seen */
  run: (bench: Bench) => Promise<void>;
};

type Values = {
  outputs?: string | undefined;
  policy?: string | undefined;
  by?: string | undefined;
  alarm: string;
  from?: string | undefined;
  cases: string;
  minutes: string;
  keep: boolean;
  yes: boolean;
};
type Make = (values: Values, whole: () => Promise<Whole>) => Promise<Drill>;

/** @throws Advice where it is no number of something */
const numberIn = (name: string, text: string): number => {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new Advice(`--${name} is no whole number above 0`);
  return Number(text);
};

/** The month before this one, so that there are cases on the first day of a month as well. */
const monthBefore = (now: Date): string =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 7);

const monthIn = (text: string | undefined): string => {
  const month = text ?? monthBefore(new Date());
  if (!/^\d{4}-(?:0[1-9]|1[0-2])$/.test(month)) throw new Advice('--from is no month such as 2026-11');
  return month;
};

const where = ({ stack, local }: Whole): string => `${stack}${local ? ' on the emulator' : ''}`;

const alarm: Make = async (values, whole) => {
  const stack = await whole();
  const name = `${stack.stack}-${values.alarm}`;
  return {
    beforehand: [
      `Alarm drill of ${where(stack)}:`,
      `sets the alarm ${name} off, hears it by a queue of its own at the topic, puts it back, removes the queue.`,
      'Whoever is subscribed is told: tell them before.',
    ],
    run: async (bench) => drillAlarm(bench, { name, isLocal: stack.local }, alarmPorts(stack)),
  };
};

const restore: Make = async (values, whole) => {
  const which = { from: monthIn(values.from), most: numberIn('cases', values.cases) };
  const minutes = numberIn('minutes', values.minutes);
  const stack = await whole();
  const table = stack.output('TableName');
  const mayRemove = async (copy: string) =>
    !values.keep && (values.yes || (await confirmed(`Remove the copy ${copy}?`)));
  return {
    beforehand: [
      `Restore drill of ${where(stack)}:`,
      `restores ${table} as of the newest moment into a table beside it, verifies histories and cases there, and removes the copy.`,
      'The table itself is only read. The copy holds personal data like the table, and costs while it is there.',
    ],
    run: (bench) =>
      drillRestore(bench, { table, isLocal: stack.local, minutes }, restorePorts({ whole: stack, which, mayRemove })),
  };
};

/** A complaint of the drill's own, in somebody's name. @throws Advice where nobody of the policy is named */
const ownComplaint = async ({ outputs, policy, by }: Values, whole: () => Promise<Whole>) => {
  if (!by) throw new Advice('--by is missing: in whose name is the complaint of the drill set aside?');
  const deps = await retentionDeps({ outputs, policy });
  if (!deps.policy.people.some(({ id }) => id === by)) throw new Advice(`Nobody of the policy is called ${by}`);
  const stack = await whole();
  const { company } = deps.policy;
  const complaint = newComplaint(`${company.mailbox}@${stack.parameters['MailDomain'] ?? ''}`, Date.now());
  return { deps, stack, complaint, ports: complaintPorts({ outside: outsideOf(stack), deps, by }) };
};

const itsOwn = ({ email }: DrillComplaint): string[] => [
  `Files a complaint of nobody’s ("Simulacro", ${email}) by mail: its owner is told of it like of any other, so tell the team before.`,
  'It is set aside as none, which keeps it out of figures of complaints, and erased; its history stays and names nobody.',
];

const redrive: Make = async (values, whole) => {
  const { deps, stack, complaint, ports } = await ownComplaint(values, whole);
  return {
    beforehand: [
      `Redrive drill of ${where(stack)}:`,
      ...itsOwn(complaint),
      'Stops its execution and sees the watch begin it again; puts a message among the dead letters of what came in, and hands it back.',
      'The alarm inbound-dlq may ring.',
    ],
    run: async (bench) => drillRedrive(bench, complaint, { ...ports, letters: deadLetters(stack, deps.table) }),
  };
};

const erase: Make = async (values, whole) => {
  const { deps, stack, complaint, ports } = await ownComplaint(values, whole);
  return {
    beforehand: [
      `Erasure drill of ${where(stack)}:`,
      ...itsOwn(complaint),
      'Looks for its words before and after: reads every item of the table once and lists all that came in, which takes read units and time.',
    ],
    run: async (bench) => drillErase(bench, complaint, { ...ports, find: findWords(stack, deps) }),
  };
};

export const drills = { alarm, restore, redrive, erase } satisfies Record<string, Make>;

export const isDrill = (name: string): name is keyof typeof drills => Object.hasOwn(drills, name);
