import { readFileSync } from 'node:fs';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { v7 } from 'uuid';
import * as z from 'zod/mini';
import { caseStore } from '#cases/store/case-store.ts';
import { earlierCases } from '#cases/store/earlier-cases.ts';
import { memoryTable } from '#cases/store/memory-table.ts';
import type { OutboxItem } from '#cases/store/outbox.ts';
import type { Item, Table } from '#cases/store/table.ts';
import type { TwoWayChannel } from '#channels/names.ts';
import type { TimerEvent } from '#domain/case/effects.ts';
import { referenceOf } from '#domain/case/ids.ts';
import type { Instant } from '#domain/time.ts';
import { clock } from '#domain/time.ts';
import { intakeEndpoints } from '#functions/complaints/endpoints.ts';
import { deskEndpoints } from '#functions/desk/endpoints.ts';
import type { Announcement } from '#functions/relay/bus.ts';
import { relay, type Work } from '#functions/relay/relay.ts';
import { stageFunctions, stageOfState } from '#functions/stages/manifest.ts';
import { timerFired } from '#functions/timers/timer-fired.ts';
import { trackEndpoints } from '#functions/track/endpoints.ts';
import type { TextAnalysis } from '#platform/aws/comprehend.ts';
import { httpHandler } from '#platform/http/handler.ts';
import { trackingUrl } from '#platform/tracking-links.ts';
import { loadPolicy } from '#policy/load.ts';
import { shapeOf, shapes } from '#test/stored-shapes/shapes.ts';
import { type Definition, runMachine, type Services } from './asl.ts';
import { dated } from './dating.ts';
import { law } from './law.ts';
import { mailbox, type SentMail } from './mailbox.ts';

const machines = Object.fromEntries(
  ['complaint', 'consult', 'settle', 'follow-up'].map((name) => [
    name,
    JSON.parse(readFileSync(`statemachines/${name}.asl.json`, 'utf8')) as Definition,
  ]),
);

/** Loaded once: what a call waits for must not decide the order in which things happen. */
const useCases = new Map(
  await Promise.all(
    Object.entries(stageFunctions).map(async ([stage, { useCase }]) => [stage, await useCase()] as const),
  ),
);

export type Answer = { status: number; body: Record<string, unknown>; text: string };
type Call = {
  body?: unknown;
  user?: { id: string; groups: string[] };
  headers?: Record<string, string>;
  query?: Record<string, string>;
};

/** An analysis that knows nothing: every answer is unknown, as when Comprehend cannot be reached. */
const silentAnalysis: TextAnalysis = {
  language: async () => undefined,
  feeling: async () => undefined,
  keyPhrases: async () => [],
  personalKinds: async () => [],
  personalData: async () => [],
};

/** Whatever the real use cases store has the shape that its schema says (test/stored-shapes). */
const demandShape = (item: Item): void => {
  const { name, body } = shapeOf(item);
  const { error } = z.safeParse(shapes.get(name) ?? z.never(), body);
  if (error) throw new Error(`${item.sk} is no ${name}: ${z.prettifyError(error)}`);
};

/** The table with its stream: what the relay would be told of every write. */
const withStream = (table: Table, told: (work: Work) => void): Table => ({
  ...table,
  write: async (writes) => {
    const keys = writes.map((write) => ('put' in write ? write.put : 'update' in write ? write.update : write.drop));
    const before = await Promise.all(keys.map((key) => table.get(key)));
    await table.write(writes);
    for (const [index, key] of keys.entries()) {
      const after = await table.get(key);
      if (after) demandShape(after);
      tell(before[index], after, told);
    }
  },
});

const tell = (before: Item | undefined, after: Item | undefined, told: (work: Work) => void): void => {
  if (!before && after?.sk.startsWith('OUTBOX#')) {
    const item = after as unknown as OutboxItem;
    told({ what: 'effect', caseId: item.caseId, item });
  }
  if (after?.sk.startsWith('TASK#') && before?.['status'] === 'planned' && after['status'] === 'open')
    told({ what: 'task-opened', caseId: String(after['caseId']), taskId: String(after['taskId']) });
};

export type AmendsOptions = {
  start?: Instant;
  analysis?: TextAnalysis;
  wrapTable?: (table: Table) => Table;
  /** Ids and references where a run must give the same twice. */
  newId?: () => string;
  newReference?: () => string;
};

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
}: AmendsOptions = {}) => {
  let now = Date.parse(start);
  let busy = 0;
  const works: Work[] = [];
  const mails: SentMail[] = [];
  const announced: Announcement[] = [];
  const waiting = new Map<string, (output: unknown) => void>();
  const timers = new Map<string, { at: Instant; timerEvent: TimerEvent }>();
  const entered: { machine: string; state: string }[] = [];
  const executions = new Map<string, 'RUNNING' | 'SUCCEEDED' | 'FAILED'>();
  const inputs: string[] = [];
  const memory = memoryTable();
  const table = wrapTable(withStream(memory, (work) => works.push(work)));
  const policy = loadPolicy('policy');
  const time = clock(1, () => new Date(now));
  const cases = caseStore(table, dated(table, policy, time));
  const secret = { current: 'a-secret-of-the-tests' };
  const publicUrl = 'https://amends.example';

  const run = async (machine: string, name: string, input: unknown): Promise<unknown> => {
    if (executions.has(name)) return undefined;
    executions.set(name, 'RUNNING');
    inputs.push(JSON.stringify(input));
    try {
      const context = {
        Execution: {
          Id: `arn:aws:states:eu-west-1:000000000000:execution:${machine}:${name}`,
          Name: name,
          RedriveCount: 0,
        },
      };
      const output = await runMachine(machines[machine] as Definition, input, services(machine), context);
      executions.set(name, 'SUCCEEDED');
      inputs.push(JSON.stringify(output));
      return output;
    } catch (error) {
      executions.set(name, 'FAILED');
      throw error;
    }
  };

  const deps = {
    table,
    cases,
    policy,
    law,
    analysis,
    clock: time,
    newId,
    newReference,
    identity: async () => secret,
    linkSecret: async () => secret,
    publicUrl,
    deskUrl: `${publicUrl}/desk`,
    openApi: '{}',
    mailDomain: 'lumbre.example',
    earlierCases: earlierCases(table),
    trackingUrl: async (caseId: string) => trackingUrl(publicUrl, secret, caseId),
    outbound: {
      email: {
        send: mailbox((mail) => {
          mails.push(mail);
          return `<${mails.length}@eu-west-1.amazonses.com>`;
        }),
      },
    },
    evidence: { keep: async () => undefined },
    settingsOf: async (channel: TwoWayChannel) => (channel === 'email' ? {} : undefined),
    fetch,
    bus: { put: async (announcement: Announcement) => void announced.push(announcement) },
    scheduler: {
      set: async (name: string, at: Instant, timerEvent: TimerEvent) => void timers.set(name, { at, timerEvent }),
      drop: async (name: string) => void timers.delete(name),
    },
    executions: {
      start: async (machine: string, name: string, input: string) => {
        run(machine, name, JSON.parse(input)).catch(() => undefined);
      },
      resume: async (token: string, output: string) => {
        waiting.get(token)?.(JSON.parse(output));
        waiting.delete(token);
      },
    },
  };

  /** What a state calls: `${UnderstandFunctionArn}` is the use case of stage understand. */
  const callStage = async (placeholder: string, payload: unknown): Promise<unknown> => {
    const stage = stageOfState(placeholder.replace(/^\$\{(\w+)FunctionArn\}$/, '$1'));
    return useCases.get(stage)?.(payload as never, deps);
  };
  let invocations = 0;
  let relayed = 0;
  let firedCount = 0;

  const services = (machine: string): Services => ({
    entered: (state) => entered.push({ machine, state }),
    lambda: async (name, payload) => {
      invocations++;
      busy++;
      try {
        inputs.push(JSON.stringify(payload));
        return await callStage(name, payload);
      } finally {
        busy--;
      }
    },
    waitForTask: async (key, token) => {
      const task = await table.get(key);
      if (task?.['status'] !== 'planned' && task?.['status'] !== 'open') throw new Error('ConditionalCheckFailed');
      const answered = new Promise((resolve) => waiting.set(token, resolve));
      const openedAt = task['openedAt'] ?? new Date(now).toISOString();
      await table.write([{ update: key, set: { status: 'open', token, openedAt } }]);
      return answered;
    },
    startExecution: (arn, name, input) =>
      run(
        arn
          .replace(/[${}]/g, '')
          .replace('MachineArn', '')
          .replace(/([a-z])([A-Z])/, '$1-$2')
          .toLowerCase(),
        name,
        input,
      ),
  });

  /** Runs until nothing moves any more but people and timers. */
  const settle = async (): Promise<void> => {
    for (let quiet = 0; quiet < 3; ) {
      const batch = works.splice(0);
      if (batch.length > 0) {
        relayed++;
        await relay(batch, deps);
      }
      await new Promise((resolve) => setImmediate(resolve));
      quiet = works.length === 0 && busy === 0 ? quiet + 1 : 0;
    }
  };

  const handlers = {
    intake: httpHandler(intakeEndpoints, deps),
    track: httpHandler(trackEndpoints, deps),
    desk: httpHandler(deskEndpoints, deps),
  };
  const routes = [
    ...intakeEndpoints.map(({ method, path }) => ({ method, path, to: handlers.intake })),
    ...trackEndpoints.map(({ method, path }) => ({ method, path, to: handlers.track })),
    ...deskEndpoints.map(({ method, path }) => ({ method, path, to: handlers.desk })),
  ];
  let requests = 0;

  const call = async (
    method: 'GET' | 'POST',
    path: string,
    { body, user, headers = {}, query }: Call = {},
  ): Promise<Answer> => {
    requests++;
    const route = routes
      .filter((candidate) => candidate.method === method)
      .map((candidate) => ({
        ...candidate,
        match: new RegExp(`^${candidate.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`).exec(path),
      }))
      .find(({ match }) => match);
    if (!route) throw new Error(`No route ${method} ${path}`);
    const event = {
      routeKey: `${method} ${route.path}`,
      rawPath: path,
      headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
      pathParameters: { ...route.match?.groups },
      queryStringParameters: query ?? {},
      requestContext: {
        http: { method, path },
        ...(user && {
          authorizer: { jwt: { claims: { 'cognito:username': user.id, 'cognito:groups': user.groups } } },
        }),
      },
      body: typeof body === 'string' || body === undefined ? body : JSON.stringify(body),
      isBase64Encoded: false,
    } as unknown as APIGatewayProxyEventV2;
    const answer = (await route.to(event, {} as never)) as APIGatewayProxyStructuredResultV2;
    await settle();
    const text = answer.body ?? '';
    return { status: answer.statusCode ?? 0, text, body: text.startsWith('{') ? JSON.parse(text) : {} };
  };

  /** Lets time pass: every timer fires in its order. */
  const pass = async (until: Instant): Promise<void> => {
    for (let turn = 0; turn < 500; turn++) {
      const [name, next] = [...timers].toSorted(([, a], [, b]) => a.at.localeCompare(b.at))[0] ?? [];
      if (!name || !next || next.at > until) break;
      timers.delete(name);
      now = Math.max(now, Date.parse(next.at));
      firedCount++;
      await timerFired(next.timerEvent, deps);
      await settle();
    }
    now = Math.max(now, Date.parse(until));
  };

  return {
    deps,
    cases,
    policy,
    mails,
    announced,
    entered,
    executions,
    carried: inputs,
    timers,
    memory,
    call,
    pass,
    settle,
    now: () => new Date(now).toISOString(),
    counts: () => ({ requests, invocations, relayed, firedCount, transitions: entered.length + executions.size }),
  };
};
export type InMemoryAmends = ReturnType<typeof inMemoryAmends>;

/** Somebody of the demo company's team, as the desk knows them. */
export const staff = (id: string) => ({
  id,
  groups: loadPolicy('policy').people.find((person) => person.id === id)?.roles ?? [],
});
