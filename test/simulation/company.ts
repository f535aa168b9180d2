import { EXECUTION_REQUESTED } from '#domain/execution/request.ts';
import { receiveReport } from '#functions/integrations/receive-report.ts';
import { callOut } from '#functions/outgoing/call-out.ts';
import type { Handed } from '#functions/outgoing/contract.ts';
import type { Announcement } from '#functions/relay/bus.ts';
import { webhookHeaders } from '#platform/standard-webhooks.ts';
import type { InMemoryAmends } from '#test/support/in-memory-amends.ts';
import { numberOf, type Random, randomOf } from './random.ts';
import { listening, subscribers } from './subscribers.ts';
import type { Troubles } from './trouble.ts';

const SECRET = `whsec_${Buffer.from('a-secret-of-the-simulated-company').toString('base64')}`;

/** What was asked of another system of the company: which promise, by which request, under which id and key. */
export type Asked = { webhookId: string; taskId: string; key: string; attempt: number; caseId: string };

/** What the system says of a promise. */
type Report = { id: string; type: 'execution.confirmed' | 'execution.failed'; key: string; attempt?: number };

type Said = { report: Report; deps: InMemoryAmends['deps'] };

/** What a system says to us. */
type Message = { by: string; id: string; type: string; caseId: string; data: object };

/** What a system says of a request. First ones fail more often than later ones, and of some nothing is heard. */
const [DONE, FAILED, SILENT] = ['execution.confirmed', 'execution.failed', 'nothing'] as const;
const fatesOfFirst = [DONE, DONE, DONE, DONE, FAILED, FAILED, FAILED, FAILED, FAILED, SILENT] as const;
const fatesOfLater = [DONE, DONE, DONE, DONE, DONE, DONE, DONE, FAILED, FAILED, SILENT] as const;

/** How often a system that is asked again says once more what it said of the request before. */
const LATE = 0.8;

type Later = (one: { caseId: string; what: string; take: () => Promise<unknown> }) => void;

/** What such a system answers to a call; or the connection breaks after it took it. */
const answers = [202, 202, 202, 202, 202, 500, 503, 400, 'breaks', 'breaks'] as const;

/**
 * The company's other systems, as whoever meets them fears them: they take a request and do not answer, answer with errors,
 * confirm late, twice, under new ids, or never.
 */
export const company = ({ within, around }: Troubles, later: Later, salt: number) => {
  const asked: Asked[] = [];
  /** The keys that were confirmed. */
  const confirmed = new Set<string>();
  /** Every webhook that was posted, answered or not. */
  const posted: { id: string; content: string }[] = [];
  let calls = 0;
  const listens = listening(salt);

  const reports: Said[] = [];

  /** What a system says, signed: it arrives when its turn comes. */
  const saysLater = (said: Message, deps: InMemoryAmends['deps']): void =>
    later({
      caseId: said.caseId,
      what: `report ${said.type} ${said.id}`,
      take: () => {
        const body = JSON.stringify({ type: said.type, data: said.data });
        const headers = webhookHeaders({ id: said.id, at: deps.clock.now(), body }, [SECRET]);
        const given = { ...deps, keysOf: async () => ({ secrets: [SECRET] }) };
        const report = { name: said.by, headers, rawBody: Buffer.from(body) };
        return within('integrations', () => receiveReport(report, given));
      },
    });

  const reportLater = (report: Report, deps: InMemoryAmends['deps']): void => {
    reports.push({ report, deps });
    const { id, type, key, attempt } = report;
    saysLater({ by: 'refunds', id, type, caseId: key.slice(0, 36), data: { idempotencyKey: key, attempt } }, deps);
  };

  /** An order reached its customer: the system that brought it says so, now and then twice. */
  const delivered = (data: { order: string } & Record<string, unknown>, deps: InMemoryAmends['deps']): void => {
    const id = `delivered-${data.order}-${++calls}`;
    const said = { by: 'orders', type: 'order.delivered', caseId: '', data };
    saysLater({ ...said, id }, deps);
    if (randomOf(numberOf(id)).chance(0.4)) saysLater({ ...said, id: `${id}-again` }, deps);
  };

  /**
   * The system says again what it said before, under another id: however much has happened since.
   * @returns of what it speaks; undefined where it has said nothing yet
   */
  const reportAgain = (random: Random, of: readonly Said[] = reports): string | undefined => {
    const { report, deps } = random.pick(of) ?? {};
    if (!report || !deps) return undefined;
    reportLater({ ...report, id: `${report.id}-late-${reports.length}` }, deps);
    return report.key;
  };

  const failuresOf = (key: string): Said[] =>
    reports.filter(({ report }) => report.key === key && report.type === 'execution.failed');

  /** What the system does with a request that it took: it looks at the key, and does nothing twice. Of earlier ones it may still speak. */
  const carryOut = ({ key, attempt }: Asked, deps: InMemoryAmends['deps']): void => {
    const random = randomOf(numberOf(`${key} ${attempt}`));
    if (random.chance(LATE)) reportAgain(random, failuresOf(key));
    const type = random.oneOf<Report['type'] | typeof SILENT>(attempt > 1 ? fatesOfLater : fatesOfFirst);
    if (type === SILENT) return;
    if (type === DONE) confirmed.add(key);
    const isPrecise = type === FAILED && random.chance(0.85);
    const report: Report = { id: `report-${key}-${attempt}`, type, key, ...(isPrecise && { attempt }) };
    reportLater(report, deps);
    if (random.chance(0.5)) reportLater(random.chance(0.5) ? report : { ...report, id: `${report.id}-again` }, deps);
  };

  type Requested = { idempotencyKey: string; attempt: number; caseId: string };

  /** A request reaches the system that carries promises out. */
  const takes = (
    { idempotencyKey: key, attempt, caseId }: Requested,
    id: string,
    deps: InMemoryAmends['deps'],
  ): void => {
    const one = { webhookId: id, key, attempt, caseId, taskId: id.slice(0, id.lastIndexOf('.')) };
    const isKnown = asked.some((before) => before.key === key && before.attempt === attempt);
    asked.push(one);
    if (!isKnown) carryOut(one, deps);
  };

  /** What is put on the bus: the system that carries promises out listens there. */
  const hears = (announcements: readonly Announcement[], deps: InMemoryAmends['deps']): void => {
    for (const { type, detail } of announcements) {
      if (type !== EXECUTION_REQUESTED) continue;
      const requested = detail as unknown as Requested;
      takes(requested, `${requested.idempotencyKey}.${requested.attempt}`, deps);
    }
  };

  const post = async (url: string, init: { body?: unknown; headers?: unknown }, deps: InMemoryAmends['deps']) => {
    const { type, data } = JSON.parse(String(init.body)) as { type: string; data: Record<string, unknown> };
    const webhookId = String((init.headers as Record<string, string>)['webhook-id']);
    posted.push({ id: webhookId, content: JSON.stringify([type, data]) });
    const told = subscribers.find((one) => one.url === url);
    if (told) {
      const status = listens.takes(told.id, data, deps.clock.now());
      if (status === undefined) throw new TypeError('fetch failed');
      return new Response(null, { status });
    }
    const answer = randomOf(numberOf(`${webhookId} ${++calls}`)).oneOf<(typeof answers)[number]>(answers);
    if (type === EXECUTION_REQUESTED && (answer === 202 || answer === 'breaks'))
      takes(data as Requested, webhookId, deps);
    if (answer === 'breaks') throw new TypeError('fetch failed');
    return new Response(null, { status: answer });
  };

  const hand = async (place: Handed, deps: InMemoryAmends['deps']): Promise<void> =>
    later({
      caseId: place.caseId,
      what: `call out ${place.effectId}`,
      take: () => {
        const fetch = (url: unknown, init: { body?: unknown } = {}) =>
          around({ what: 'webhook', changes: true }, () => post(String(url), init, deps));
        const given = { ...deps, keysOf: async () => ({ secrets: [SECRET] }), random: () => 0.5, firstPauseMs: 0 };
        return within('outgoing', () => callOut(place, { ...given, fetch: fetch as typeof globalThis.fetch }));
      },
    });

  return { hand, hears, listens, asked, posted, confirmed, delivered, reportAgain };
};
