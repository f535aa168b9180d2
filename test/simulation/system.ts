import { deliveryId } from '#cases/inbound-message/handle-mail.ts';
import type { Table } from '#cases/store/table.ts';
import { type CaseFile, WHOLE } from '#domain/case/case-file.ts';
import type { Task } from '#domain/case/task.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Instant } from '#domain/time.ts';
import { receiveMail } from '#functions/inbound/receive-mail.ts';
import { relay } from '#functions/relay/relay.ts';
import { worksOf } from '#functions/relay/stream.ts';
import { inOneRun } from '#platform/run.ts';
import { caseIdNumber } from '#test/support/case-fixture.ts';
import { inMemoryAmends } from '#test/support/in-memory-amends.ts';
import type { Answer } from '#test/support/in-memory-options.ts';
import type { MachineStep } from '#test/support/step-functions.ts';
import { FunctionDied } from '#test/support/within.ts';
import { awayServices } from './away.ts';
import { clockwork } from './clockwork.ts';
import { company } from './company.ts';
import { tracks } from './due.ts';
import {
  CASE_ID_LENGTH,
  caseFiles,
  described,
  failingMail,
  type Handed,
  inbox,
  type Pending,
  referenceNumber,
} from './parts.ts';
import { type Company, policyOf, shipped } from './policies.ts';
import { troubledTable, troublePorts } from './ports.ts';
import type { Random } from './random.ts';
import { refusals } from './refusals.ts';
import { remembered } from './remembered.ts';
import { troubles } from './trouble.ts';

/** What an index gives at once where little lies in it. */
const WHOLE_PAGE = 100;

/** How often a delivery that failed comes again, before it is left to what sweeps. */
const DELIVERIES = 6;

/**
 * How a fault is planted: the system writes something else than it should, or goes by another policy. `aside`: invariants
 * that would find it first, and are not the one to be shown.
 */
export type Fault = { table?: (table: Table) => Table; policy?: Policy; aside?: readonly string[] };

/**
 * How a run begins: when, whose policy it goes by, whether other systems hear of every event, and how often which supervisor does
 * what somebody else was asked for.
 */
export type Beginning = Company & {
  start: Instant;
  deputy: string;
  deputises: number;
  /** What is decided beside the steps follows from it. */
  salt: number;
  /** So many keys the index of the table gives at once. */
  page: number;
};

const ORDINARY: Beginning = {
  start: '2026-11-23T09:00:00.000Z',
  isTight: false,
  takesCodes: false,
  carriesOut: false,
  announces: false,
  deputy: 'sofia',
  deputises: 0.15,
  salt: 0,
  page: WHOLE_PAGE,
};

/**
 * The whole system in memory, which stands still until a step is taken: no effect is delivered, no machine goes on and no
 * timer fires by itself. The same steps give the same system, byte for byte.
 */
export const simulatedSystem = (
  { table: faulty = (table) => table, policy: given }: Fault = {},
  { start, deputy, deputises, salt, page, ...its }: Beginning = ORDINARY,
) => {
  const { announces } = its;
  const policy = given ?? policyOf(its);
  let ids = 0;
  let references = 0;
  let codes = 0;
  let mails = 0;
  let most = page;
  const pending: Pending[] = [];
  const delivered: Handed[] = [];
  /** What was promised to whoever complained: a case, under a reference. */
  const promised: { key: string; reference: string }[] = [];
  /** The complaints that were sent, by their keys. */
  const sent = new Map<string, object>();
  /** How often the customer of a case entered a code that they were sent. */
  const codesEntered = new Map<string, number>();
  /** What a customer's mail answers, both by their ids. */
  const repliesTo = new Map<string, string>();
  /** The mails of customers, by their ids. */
  const mailsWritten = new Map<string, { email: string; isSpam: boolean }>();
  /** What customers answered and wrote on their pages, and was taken; `isCounted`: as a message of its own. */
  const answersTaken: { caseId: string; decision: string; option?: string }[] = [];
  const wordsTaken: { caseId: string; text: string; isCounted: boolean }[] = [];
  /** What they wrote besides, and may be there. */
  const wordsMaybe: { text: string }[] = [];
  const track = tracks();
  const trouble = troubles();
  const { within } = trouble;
  const later = (one: Pending): void => void pending.push(one);

  const serve = async (...handed: Handed[]): Promise<void> => {
    delivered.push(...handed);
    await within('relay', () => relay(worksOf({ Records: handed.map(({ record }) => record) }), amends.deps));
  };
  const handedOn = (handed: Handed): Pending => ({
    ...{ caseId: handed.caseId, what: described(handed), handed },
    take: () => serve(handed),
  });
  const deliver = (record: Handed['record'], caseId: string): void => {
    if (worksOf({ Records: [record] }).length > 0) later(handedOn({ record, caseId }));
  };
  const gate = ({ execution, what }: MachineStep): Promise<void> =>
    new Promise((resolve) => {
      const caseId = execution.slice(0, CASE_ID_LENGTH);
      later({ caseId, what: `machine ${what}`, take: async () => resolve() });
    });

  const amends = inMemoryAmends({
    policy,
    start,
    announces,
    newId: () => caseIdNumber(++ids),
    newReference: () => referenceNumber(++references),
    newCode: () => String(++codes).padStart(6, '0'),
    wrapTable: (table) => troubledTable(faulty(track.over(table)), trouble, () => most),
    within,
    byHand: { gate, deliver, standing: trouble.standing, refuses: refusals(salt) },
  });

  const memories = remembered(amends.deps.table, amends.memory);
  const misremembered: string[] = [];
  trouble.lookWhenOver(async (isAlone) => {
    if (isAlone) misremembered.push(...(await memories.otherwise()));
    else memories.forget();
  });

  const mailFailures = failingMail(amends.deps.outbound);
  const others = company(trouble, later, salt);
  amends.deps.calls = { hand: (place) => others.hand(place, amends.deps) };
  const { put } = amends.deps.bus;
  amends.deps.bus = {
    put: async (...announcements) => {
      await put(...announcements);
      others.hears(announcements, amends.deps);
    },
  };
  /** The questions after deliveries that were sent, by their links. */
  const surveysSent: string[] = [];
  const away = awayServices(amends.now);
  const clocks = clockwork({ amends, track, troubles: trouble, later, surveysSent, away });
  troublePorts(amends.deps, trouble, { uncertain: clocks.uncertain, away });

  const bucket = inbox();
  const mailDeps = { ...amends.deps, inbox: bucket };
  /** A customer's mail arrives: it is read when its turn comes. */
  const putMail = (bytes: Buffer, times = 1): void => {
    if (times > 1) putMail(bytes, times - 1);
    const stored = { key: `inbound/mail-${++mails}`, receivedAt: amends.now() };
    bucket.put(stored.key, bytes);
    const take = () => within('inbound', () => receiveMail(stored, mailDeps));
    later({ caseId: '', what: `mail ${deliveryId(stored)}`, take });
  };

  /** Takes something that is pending. What fails comes again, first in its turn, as queues and streams have it. */
  const taken = async (one: Pending): Promise<string> => {
    let { what } = one;
    const tries = (one.tries ?? 0) + 1;
    await one.take().catch((error: unknown) => {
      if (!(error instanceof FunctionDied) && !trouble.isFailing()) throw error;
      what += ' fails';
      if (tries < DELIVERIES) pending.unshift({ ...one, tries });
    });
    await amends.settle();
    return what;
  };

  /** A request whose function dies is answered by the gateway. */
  const request: typeof amends.call = (...asked) =>
    amends.call(...asked).catch(async (error: unknown) => {
      if (!(error instanceof FunctionDied)) throw error;
      await amends.settle();
      return { status: 502, headers: {}, text: '', body: {} };
    });

  /** A complaint by the form. Where nobody knows what became of it, it comes again, under the same key. */
  const post = (body: object, key: string): Promise<Answer> =>
    request('POST', '/complaints', { body, headers: { 'idempotency-key': key } });
  const complain = async (body: object, key: string): Promise<Answer> => {
    sent.set(key, body);
    const answer = await post(body, key);
    const { reference } = answer.body as { reference?: string };
    if (answer.status === 202) promised.push({ key, reference: String(reference) });
    if (answer.status >= 500) later({ caseId: '', what: `complaint ${key} again`, take: () => complain(body, key) });
    return answer;
  };

  /** Executions that somebody ended from outside. */
  const ended = new Set<string>();
  /** Cases whose execution stopped again each time it was begun again, and when it was left alone. */
  const inVain = new Map<string, Instant>();

  return {
    amends: { ...amends, call: request },
    policy,
    announces,
    isTight: its.isTight,
    isCarriedOut: its.carriesOut,
    deputy,
    deputises,
    pending,
    // In a run of its own: whoever looks in the middle of what a function does sees what is stored, not what that function knows.
    files: caseFiles((caseId) => inOneRun(() => amends.cases.load(caseId, WHOLE)), track.changed),
    /** Cases in which something is still to happen by itself. */
    inMotion: (): Set<string> => {
      const moving = new Set<string>();
      for (const { caseId } of pending) moving.add(caseId);
      for (const { caseId } of track.outbox.values()) moving.add(caseId);
      for (const [, { caseId }] of clocks.leftToPeople()) moving.add(caseId);
      for (const { caseId, execution } of track.watched.values())
        if (!track.resting.has(caseId) && (ended.has(execution) || !amends.executions.has(execution)))
          moving.add(caseId);
      return moving;
    },
    track,
    trouble,
    misremembered,
    away,
    others,
    clocks,
    promised,
    sent,
    codesEntered,
    repliesTo,
    mailsWritten,
    answersTaken,
    wordsTaken,
    wordsMaybe,
    surveysSent,
    /** Waits for stages that stood still in the middle of a call: what they do after it belongs to the same step. */
    quiet: async (): Promise<void> => {
      if (trouble.standing() === 0) return;
      while (trouble.standing() > 0) await new Promise((resolve) => setImmediate(resolve));
      await amends.settle();
    },
    storedTask: (caseId: string, taskId: string) => track.tasks.get(`${caseId} ${taskId}`),
    ended,
    complain,
    post,
    putMail,
    mailFailures,
    /** Takes what is pending, by its place. */
    take: async (place: number): Promise<string> => {
      const [next] = pending.splice(place, 1);
      if (!next) throw new RangeError('Nothing is pending there');
      return taken(next);
    },
    /** Takes several of what is pending at the same time; what is named twice comes twice. */
    takeAtOnce: async (places: readonly number[], random: Random): Promise<string[]> => {
      const ones = places.flatMap((place) => pending[place] ?? []);
      for (const one of new Set(ones)) pending.splice(pending.indexOf(one), 1);
      return trouble.atOnce(
        ones.map((one) => () => taken(one)),
        random,
      );
    },
    /** Takes several of what the stream hands on as one batch; one that fails comes again in parts, as it is deployed. */
    takeBatch: async (places: readonly number[]): Promise<string> => {
      const ones = places.flatMap((place) => pending[place] ?? []).filter(({ handed }) => handed);
      for (const one of ones) pending.splice(pending.indexOf(one), 1);
      const what = `batch of ${ones.map((one) => one.what).join(' | ')}`;
      const take = () => serve(...ones.flatMap(({ handed }) => handed ?? []));
      const done = await taken({ caseId: '', what, take, tries: DELIVERIES });
      if (done !== what) pending.unshift(...ones);
      return done;
    },
    /** Delivers something again that was delivered before. */
    repeat: (handed: Handed): Promise<string> => taken({ ...handedOn(handed), tries: DELIVERIES }),
    delivered,
    /** Somebody, or an error that nobody retries, ends an execution. `isSaid`: Step Functions says so. */
    endExecution: (name: string, { how, isSaid }: { how: 'FAILED' | 'ABORTED'; isSaid: boolean }): void => {
      amends.endExecution(name, how);
      for (const [one, status] of amends.executions) if (status === how) ended.add(one);
      const caseId = name.slice(0, CASE_ID_LENGTH);
      if (isSaid) void clocks.fire({ timer: 'stalled', caseId, execution: name });
    },
    inVain,
    /** What the table forgets by itself is forgotten, as it is some day after its date. */
    forget: async (): Promise<void> => {
      const now = Date.parse(amends.now()) / 1000;
      const old = amends.memory.all().filter(({ ttl }) => typeof ttl === 'number' && ttl < now);
      for (const { pk, sk } of old) await amends.memory.write([{ drop: { pk, sk } }]);
    },
    /** Whether the index gives whole pages: else one run of who looks by the clock does not come to all. */
    hasWholePages: (): boolean => most >= WHOLE_PAGE,
    /** From now on the index gives whole pages: whoever does so much in a run comes to all of it. */
    wholePages: (): void => {
      most = WHOLE_PAGE;
    },
  };
};
export type System = ReturnType<typeof simulatedSystem>;

/** Somebody of the team, as the desk knows them. */
export const member = (id: string) => ({ id, groups: shipped.people.find((person) => person.id === id)?.roles ?? [] });

export const openTasks = (files: readonly CaseFile[]): Task[] =>
  files.flatMap(({ tasks }) => tasks.filter(({ status }) => status === 'open'));
