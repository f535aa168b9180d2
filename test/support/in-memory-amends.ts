import { v7 } from 'uuid';
import type { SearchKey } from '#cases/store/blind-words.ts';
import { caseStore } from '#cases/store/case-store.ts';
import { earlierCases } from '#cases/store/earlier-cases.ts';
import { memoryTable } from '#cases/store/memory-table.ts';
import { notBeforeOf, type OutboxItem } from '#cases/store/outbox.ts';
import { pendingEffects } from '#cases/store/pending-effects.ts';
import { recalling } from '#cases/store/recall.ts';
import { worthOf } from '#cases/store/worths.ts';
import { todaysPolicy } from '#cases/todays-policy.ts';
import type { TwoWayChannel } from '#channels/names.ts';
import type { TimerEvent } from '#domain/case/effects.ts';
import { referenceOf } from '#domain/case/ids.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Instant } from '#domain/time.ts';
import { clock } from '#domain/time.ts';
import { complaintEndpoints } from '#functions/complaints/endpoints.ts';
import { teamEndpoints } from '#functions/desk/team-endpoints.ts';
import type { Handed } from '#functions/outgoing/contract.ts';
import type { Announcement } from '#functions/relay/bus.ts';
import { relay, type Work } from '#functions/relay/relay.ts';
import { sweep } from '#functions/relay/sweep/sweep.ts';
import { timerFired } from '#functions/timers/timer-fired.ts';
import { randomCode } from '#functions/track/answer/codes.ts';
import type { TrackDeps } from '#functions/track/contract.ts';
import { documentEndpoints } from '#functions/track/documents/endpoints.ts';
import { trackEndpoints } from '#functions/track/endpoints.ts';
import type { SavedAs } from '#platform/aws/object-links.ts';
import type { Raw } from '#platform/aws/objects.ts';
import type { Linked } from '#platform/aws/scanned.ts';
import type { Endpoint } from '#platform/http/endpoint.ts';
import { trackingLinks } from '#platform/links.ts';
import { inOneRun } from '#platform/run.ts';
import { caller } from './call.ts';
import { carriesOut } from './carries-out.ts';
import { dated } from './dating.ts';
import { fonts } from './fonts.ts';
import { aDocumentKey } from './history-key.ts';
import { type AmendsOptions, type Answer, type Call, silentAnalysis } from './in-memory-options.ts';
import { law } from './law.ts';
import { mailbox, type SentMail } from './mailbox.ts';
import { policy as shipped } from './policy.ts';
import { stepFunctions } from './step-functions.ts';
import { withRecords, withStream } from './table-stream.ts';

const documentKey = aDocumentKey();

/**
 * Amends in memory: the real use cases, endpoints, relay, ladders and state machines over a table in memory, a timer that
 * the test moves and a mail box. A story of weeks runs in milliseconds; only AWS itself is missing.
 */
export const inMemoryAmends = ({
  start = '2026-11-23T09:00:00.000Z',
  analysis = silentAnalysis,
  wrapTable = (table) => table,
  newId = () => v7(),
  newReference = () => referenceOf(crypto.getRandomValues(new Uint8Array(8))),
  newCode = randomCode,
  // A copy of its own: some stories change it on their way.
  policy: deployed = structuredClone(shipped),
  publicUrl = 'https://amends.example',
  byHand,
  announces = false,
  dies,
  within = (_, work) => work(),
}: AmendsOptions = {}) => {
  let now = Date.parse(start);
  let salts = 0;
  const works: Work[] = [];
  const mails: SentMail[] = [];
  /** The mails as HTML, in the same order. */
  const pages: (string | undefined)[] = [];
  const announced: Announcement[] = [];
  /** A system of the company that carries promises out. */
  const system = carriesOut();
  /** What came in, by its key. */
  const received = new Map<string, Uint8Array>();
  /** Files of cases, by their keys. */
  const kept = new Map<string, Uint8Array>();
  const timers = new Map<string, { at: Instant; timerEvent: TimerEvent }>();
  const memory = memoryTable({ lends: byHand !== undefined });
  /** Effects that had to wait, and were looked at when they might be done. */
  const lookedAt = new Set<string>();
  const deliver = (work: Work): void => void works.push(work);
  const table = recalling(wrapTable(byHand ? withRecords(memory, byHand.deliver) : withStream(memory, deliver)));
  const time = clock(1, () => new Date(now));
  const secret = { current: 'a-secret-of-the-tests' };
  const storesOf = (under: Policy) => {
    const today = todaysPolicy(under, { table, clock: time });
    const timekeeping = {
      // Nothing is pushed where somebody else delivers: what follows from the policy is found out once for all systems that have it.
      ...dated(table, today.policy, time, byHand ? under : today.deployed),
      announces,
      newSalt: () => `salt-${++salts}`,
    };
    const withKey = (searchKey: SearchKey) => caseStore(table, { ...timekeeping, searchKey });
    return { ...today, cases: withKey(async () => secret), pageCases: withKey('relay') };
  };
  let stores = storesOf(deployed);
  const { cases, policy } = stores;
  /** The function of the customer's page has no key of what cases are found by. */
  const onPage = (entry: Endpoint<TrackDeps>): Endpoint<typeof deps> => ({
    ...entry,
    handle: (request, given) => entry.handle(request, { ...given, cases: stores.pageCases }),
  });

  const machines = stepFunctions(
    {
      ...{ table, now: time.now, within },
      ...(byHand && { gate: byHand.gate }),
      ...(byHand?.refuses && { refuses: byHand.refuses }),
      ...(dies && { dies }),
    },
    (): unknown => deps,
  );

  const deps = {
    table,
    cases,
    policy,
    deployed: stores.deployed,
    beforeRun: () => stores.beforeRun(),
    disrupted: () => stores.disrupted(),
    law,
    analysis,
    clock: time,
    newId,
    newReference,
    newCode,
    identity: async () => secret,
    linkSecret: async () => secret,
    publicUrl,
    deskUrl: `${publicUrl}/desk`,
    openApi: '{}',
    mailDomain: 'lumbre.example',
    earlierCases: earlierCases(table),
    worthOf: worthOf({ table, clock: time, policy }),
    trackingUrl: trackingLinks(publicUrl, async () => secret, cases),
    outbound: {
      email: {
        send: mailbox((mail, html) => {
          mails.push(mail);
          pages.push(html);
          return `<${mails.length}@eu-west-1.amazonses.com>`;
        }),
      },
    },
    evidence: {
      keep: async (key: string, bytes: Uint8Array) => void kept.set(key, bytes),
      read: async (key: string): Promise<Raw> => {
        const bytes = kept.get(key);
        return bytes ? { bytes } : { unreadable: 'gone' };
      },
      link: async (key: string, { name }: SavedAs): Promise<Linked> =>
        kept.has(key) ? { url: `https://files.example/${key}?name=${name}` } : { unreadable: 'gone' },
    },
    inbox: {
      read: async (key: string, maxBytes: number): Promise<Raw> => {
        const bytes = received.get(key);
        if (!bytes) return { unreadable: 'gone' };
        return bytes.byteLength > maxBytes ? { unreadable: 'too-large' } : { bytes };
      },
    },
    packLink: async (key: string) => `https://files.example/${key}`,
    fonts: () => fonts,
    sign: async (bytes: Uint8Array) => documentKey.sign(bytes),
    settingsOf: async (channel: TwoWayChannel) => (channel === 'email' ? {} : undefined),
    fetch,
    bus: { put: async (...announcements: Announcement[]) => void announced.push(...announcements) },
    calls: { hand: async (place: Handed) => system.hand(place, deps) },
    scheduler: {
      set: async (name: string, at: Instant, timerEvent: TimerEvent) => void timers.set(name, { at, timerEvent }),
      drop: async (name: string) => void timers.delete(name),
    },
    executions: machines.port,
  };

  let relayed = 0;
  let firedCount = 0;

  /** Runs until nothing moves any more but people and timers. */
  const settle = async (): Promise<void> => {
    for (let quiet = 0; quiet < 3; ) {
      const batch = works.splice(0);
      if (batch.length > 0) {
        relayed++;
        await within('relay', async () => {
          await deps.beforeRun();
          await relay(batch, deps);
        });
      }
      await new Promise((resolve) => setImmediate(resolve));
      quiet = works.length === 0 && !machines.isBusy(byHand?.standing?.()) ? quiet + 1 : 0;
    }
  };

  const endpoints: Endpoint<typeof deps>[] = [
    ...complaintEndpoints,
    ...trackEndpoints.map(onPage),
    ...documentEndpoints,
    ...teamEndpoints,
  ];
  const api = caller(endpoints, deps, within);
  let requests = 0;

  const call = async (
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    { body, user, headers, query }: Call = {},
  ): Promise<Answer> => {
    requests++;
    const answer = await api(method, path, {
      headers: { accept: 'application/json', ...headers },
      ...(body !== undefined && { json: body }),
      ...(user && { as: user }),
      ...(query && { query }),
    });
    await settle();
    return { status: answer.status, headers: answer.headers, text: answer.text, body: answer.body ?? {} };
  };

  const moveTo = (at: Instant): void => {
    now = Math.max(now, Date.parse(at));
    if (byHand) machines.timeOut();
  };

  /** The next of the effects that must not be done before a moment. */
  const nextHeld = async (until: Instant): Promise<{ id: string; at: Instant } | undefined> => {
    const pending: OutboxItem[] = [];
    for await (const items of pendingEffects(memory, until)) pending.push(...items);
    return pending
      .map((item) => ({ id: `${item.caseId} ${item.effectId}`, at: notBeforeOf(item) }))
      .filter((one): one is { id: string; at: Instant } => one.at !== undefined && one.at <= until)
      .filter(({ id }) => !lookedAt.has(id))
      .sort((a, b) => (a.at < b.at ? -1 : 1))[0];
  };

  /** What had to wait until then is done: the sweep finds it. */
  const sendHeld = async (until: Instant): Promise<void> => {
    for (let next = await nextHeld(until); next; next = await nextHeld(until)) {
      lookedAt.add(next.id);
      moveTo(next.at);
      await within('relay-sweep', () => sweep(deps));
      await settle();
    }
  };

  /**
   * Fires the next timer, at its moment or late.
   * @returns what fired; undefined where none is due by then
   */
  const fireNext = async (until: Instant): Promise<TimerEvent | undefined> => {
    const first = () => [...timers].toSorted(([, a], [, b]) => a.at.localeCompare(b.at))[0] ?? [];
    const at = first()[1]?.at ?? until;
    await sendHeld(at < until ? at : until);
    const [name, next] = first();
    if (!name || !next || next.at > until) return undefined;
    timers.delete(name);
    moveTo(next.at);
    firedCount++;
    await within('timers', () => deps.beforeRun().then(() => inOneRun(() => timerFired(next.timerEvent, deps))));
    await settle();
    return next.timerEvent;
  };

  /** Lets time pass: every timer fires in its order. */
  const pass = async (until: Instant): Promise<void> => {
    for (let turn = 0; turn < 500 && (await fireNext(until)); turn++);
    moveTo(until);
  };

  /** The same table and cases, with another policy: as after a deployment. */
  const redeploy = (changed: Policy): void => {
    stores = storesOf(changed);
    Object.assign(deps, { policy: stores.policy, deployed: stores.deployed, cases: stores.cases });
  };

  return {
    redeploy,
    deps,
    cases,
    policy,
    mails,
    pages,
    announced,
    received,
    kept,
    entered: machines.entered,
    executions: machines.executions,
    carried: machines.carried,
    endExecution: machines.end,
    startExecution: machines.port.start,
    waiting: machines.waiting,
    timers,
    memory,
    call,
    pass,
    fireNext,
    moveTo,
    /** Time passes until what is held has left, and no further. */
    sendHeld: () => sendHeld('9'),
    settle,
    now: () => new Date(now).toISOString(),
    counts: () => ({
      requests,
      invocations: machines.invocations(),
      relayed,
      firedCount,
      transitions: machines.entered.length + machines.executions.size,
    }),
  };
};
export type InMemoryAmends = ReturnType<typeof inMemoryAmends>;

/** Somebody of the demo company's team, as the desk knows them. */
export const staff = (id: string) => ({
  id,
  groups: shipped.people.find((person) => person.id === id)?.roles ?? [],
});
