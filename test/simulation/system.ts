import { deliveryId } from '#cases/inbound-message/handle-mail.ts';
import type { Table, Write } from '#cases/store/table.ts';
import { type CaseFile, WHOLE } from '#domain/case/case-file.ts';
import { referenceOf } from '#domain/case/ids.ts';
import type { Task } from '#domain/case/task.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Instant } from '#domain/time.ts';
import { receiveMail } from '#functions/inbound/receive-mail.ts';
import { relay, type Work } from '#functions/relay/relay.ts';
import { sweep } from '#functions/relay/sweep/sweep.ts';
import { loadPolicy } from '#policy/load.ts';
import { caseIdNumber } from '#test/support/case-fixture.ts';
import { type InMemoryAmends, inMemoryAmends } from '#test/support/in-memory-amends.ts';
import type { MachineStep } from '#test/support/step-functions.ts';

/** Something that will happen by itself, as soon as it is its turn. */
type Pending = { caseId: string; what: string; take: () => Promise<unknown> };

/**
 * How a fault is planted: the system writes something else than it should, or goes by another policy. `aside`: an invariant that
 * would find it first, and is not the one to be shown.
 */
export type Fault = { table?: (table: Table) => Table; policy?: Policy; aside?: string };

/** The demo company's policy. */
export const shipped = loadPolicy('policy');
const CASE_ID_LENGTH = 36;
const CASE_PREFIX = 'CASE#';

const described = (work: Work): string =>
  work.what === 'task-opened'
    ? `announce ${work.taskId.slice(CASE_ID_LENGTH + 1)}`
    : `effect ${work.item.effect} ${work.item.effectId}`;

/** References count up. */
const referenceNumber = (n: number): string =>
  referenceOf(Uint8Array.from({ length: 8 }, (_, place) => Math.floor(n / 30 ** (7 - place)) % 30));

/** What the table's writes say: which cases they change, and which effects lie in the outbox. */
const tracks = () => {
  const changed = new Set<string>();
  const outbox = new Map<string, string>();
  const note = (write: Write): void => {
    const { pk, sk } = 'put' in write ? write.put : 'update' in write ? write.update : write.drop;
    if (!pk.startsWith(CASE_PREFIX)) return;
    const caseId = pk.slice(CASE_PREFIX.length);
    changed.add(caseId);
    if ('drop' in write) outbox.delete(pk + sk);
    else if (sk.startsWith('OUTBOX#')) outbox.set(pk + sk, caseId);
  };
  const over = (table: Table): Table => ({
    ...table,
    write: async (writes) => {
      await table.write(writes);
      for (const write of writes) note(write);
    },
  });
  return { changed, outbox, over };
};

/** Cases as they are stored, loaded again when they changed. */
const caseFiles = (load: (caseId: string) => Promise<CaseFile | undefined>, changed: Set<string>) => {
  const files = new Map<string, CaseFile>();
  return async (): Promise<CaseFile[]> => {
    for (const caseId of changed) {
      const file = await load(caseId);
      if (file) files.set(caseId, file);
    }
    changed.clear();
    return [...files.values()];
  };
};

/** What carries mail fails when it is told to: the failures are thrown one by one, by the mails that leave next. */
const failingMail = ({ email }: InMemoryAmends['deps']['outbound']): Error[] => {
  const failures: Error[] = [];
  const { send } = email;
  email.send = async (...mail) => {
    const failure = failures.shift();
    if (failure) throw failure;
    return send(...mail);
  };
  return failures;
};

/** The mail bucket. */
const inbox = () => {
  const objects = new Map<string, Buffer>();
  return {
    put: (key: string, bytes: Buffer) => void objects.set(key, bytes),
    read: async (key: string) => {
      const bytes = objects.get(key);
      return bytes ? { bytes } : { unreadable: 'gone' as const };
    },
  };
};

/**
 * The whole system in memory, which stands still until a step is taken: no effect is delivered, no machine goes on and no
 * timer fires by itself. The same steps give the same system, byte for byte.
 */
export const simulatedSystem = (
  { table: faulty = (table) => table, policy = shipped }: Fault = {},
  start?: Instant,
) => {
  let ids = 0;
  let references = 0;
  let codes = 0;
  let mails = 0;
  const pending: Pending[] = [];
  const delivered: Work[] = [];
  const track = tracks();

  const deliver = (work: Work): void => {
    const take = async () => {
      delivered.push(work);
      await relay([work], amends.deps);
    };
    pending.push({ caseId: work.caseId, what: described(work), take });
  };
  const gate = ({ execution, what }: MachineStep): Promise<void> =>
    new Promise((resolve) => {
      pending.push({
        caseId: execution.slice(0, CASE_ID_LENGTH),
        what: `machine ${what}`,
        take: async () => resolve(),
      });
    });

  const amends = inMemoryAmends({
    policy,
    ...(start !== undefined && { start }),
    newId: () => caseIdNumber(++ids),
    newReference: () => referenceNumber(++references),
    newCode: () => String(++codes).padStart(6, '0'),
    wrapTable: (table) => faulty(track.over(table)),
    byHand: { gate, deliver },
  });

  const mailFailures = failingMail(amends.deps.outbound);
  const bucket = inbox();
  const mailDeps = { ...amends.deps, inbox: bucket };
  /** A customer's mail arrives: it is read when its turn comes. */
  const putMail = (bytes: Buffer): void => {
    const stored = { key: `inbound/mail-${++mails}`, receivedAt: amends.now() };
    bucket.put(stored.key, bytes);
    pending.push({ caseId: '', what: `mail ${deliveryId(stored)}`, take: () => receiveMail(stored, mailDeps) });
  };

  const taken = async (take: () => Promise<unknown>): Promise<void> => {
    await take();
    await amends.settle();
  };

  return {
    amends,
    policy,
    pending,
    files: caseFiles((caseId) => amends.cases.load(caseId, WHOLE), track.changed),
    /** Cases in which something is still to happen by itself. */
    inMotion: () => new Set([...pending.map(({ caseId }) => caseId), ...track.outbox.values()]),
    putMail,
    mailFailures,
    /** Takes what is pending, by its place. */
    take: async (place: number): Promise<string> => {
      const [next] = pending.splice(place, 1);
      if (!next) throw new RangeError('Nothing is pending there');
      await taken(next.take);
      return next.what;
    },
    /** Delivers something again that was delivered before. */
    repeat: (work: Work): Promise<void> => taken(() => relay([work], amends.deps)),
    delivered,
    sweep: (): Promise<void> => taken(() => sweep(amends.deps)),
  };
};
export type System = ReturnType<typeof simulatedSystem>;

/** Somebody of the team, as the desk knows them. */
export const member = (id: string) => ({ id, groups: shipped.people.find((person) => person.id === id)?.roles ?? [] });

export const openTasks = (files: readonly CaseFile[]): Task[] =>
  files.flatMap(({ tasks }) => tasks.filter(({ status }) => status === 'open'));
