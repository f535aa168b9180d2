import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventData, EventType } from '#domain/case/events.ts';
import { Transient } from '#domain/failures.ts';
import { type BusPlace, eventBridgeBus } from '#functions/relay/bus.ts';
import { relay } from '#functions/relay/relay.ts';
import { CASE_ID, caseFixture, standingClock } from '#test/support/case-fixture.ts';
import { anEvent } from '#test/support/events.ts';
import { relayDepsOf, services } from './services.ts';

const MONDAY = '2027-01-11T09:00:00.000Z';

/** A case under Ley 10/2025 about which things were said, and the relay over it. */
const aHeldCase = async (...types: EventType[]) => {
  const fixture = caseFixture(standingClock(MONDAY), 'dated');
  const outside = services();
  await fixture.openCase({ head: { receivedAt: MONDAY, orderRef: 'P-1' }, complainant: { id: 'C-1', name: 'Ana' } });
  const say = <Type extends EventType>(type: Type, data: Partial<EventData<Type>> = {}) =>
    fixture.cases.change(CASE_ID, MONDAY, () => ({ events: [anEvent(type, data)] }));
  for (const type of types) await say(type);
  const published = async () => (await fixture.outbox()).filter(({ effect }) => effect === 'publish');
  const deps = relayDepsOf(fixture, outside);
  const done = async (items = published()) =>
    relay(
      (await items).map((item) => ({ what: 'effect', caseId: CASE_ID, item })),
      deps,
    );
  return { ...fixture, outside, say, published, done };
};

describe('a hold', () => {
  it('A hold has one event id, so that a system takes it in once however often it is published', async () => {
    const { published, done, outside } = await aHeldCase('understood');
    const items = await published();
    await done(Promise.resolve([...items, ...items]));
    expect(outside.announced).toHaveLength(2);
    const [first, second] = outside.announced;
    expect(first).toEqual(second);
    expect(first?.detail['eventId']).toBe(`${CASE_ID}.${items[0]?.effectId}`);
    expect(JSON.stringify(outside.announced)).not.toContain('Ana');
    expect(await published()).toEqual([]);
  });

  it('A hold that cannot be published stays in the outbox for the sweep', async () => {
    const { published, done, outside } = await aHeldCase('understood');
    outside.fail('put', new Transient('EventBridge is away'));
    await done();
    expect(await published()).toMatchObject([{ attempts: 1 }]);
    outside.heal();
    await done();
    expect(outside.announced).toHaveLength(1);
  });

  it('A hold that ended meanwhile is not brought back by a late repeat', async () => {
    const { say, published, done, outside } = await aHeldCase('understood');
    await say('kind-changed', { to: 'question' });
    const [placed, released] = await published();
    if (!placed || !released) throw new Error('Two effects');
    await done(Promise.resolve([released, placed]));
    expect(outside.announced.map(({ type }) => type)).toEqual(['amends.hold-released']);
  });

  it('A hold that was placed again is not ended by a late repeat', async () => {
    const { say, published, done, outside } = await aHeldCase('understood');
    await say('kind-changed', { to: 'question' });
    await say('kind-changed', { to: 'complaint' });
    const items = await published();
    await done(Promise.resolve(items.toReversed()));
    expect(outside.announced.map(({ type }) => type)).not.toContain('amends.hold-released');
    expect(outside.announced.at(-1)?.type).toBe('amends.hold-placed');
  });

  it('A hold is placed in the change it follows from, as the next event of the history', async () => {
    const { file, events } = await aHeldCase('understood');
    expect(await events()).toEqual(['complaint-received', 'understood', 'hold-placed']);
    expect((await file()).head.seq).toBe(3);
  });
});

describe('the bus', () => {
  const requests: { headers: Record<string, unknown>; body: unknown }[] = [];
  let answer = { status: 200, body: { FailedEntryCount: 0 } };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      requests.push({ headers: request.headers, body: JSON.parse(body) });
      response.writeHead(answer.status).end(JSON.stringify(answer.body));
    });
  });
  let place: BusPlace;
  beforeAll(async () => {
    process.env['AWS_ACCESS_KEY_ID'] = 'test';
    process.env['AWS_SECRET_ACCESS_KEY'] = 'test';
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    place = { endpoint: `http://127.0.0.1:${port}`, region: 'eu-west-1', bus: 'Amends' };
  });
  afterAll(() => void server.close());

  it('The bus gets one signed event', async () => {
    await eventBridgeBus(place).put({ type: 'amends.hold-placed', detail: { caseId: CASE_ID } });
    expect(requests.at(-1)?.headers).toMatchObject({
      'x-amz-target': 'AWSEvents.PutEvents',
      authorization: expect.stringContaining('/eu-west-1/events/aws4_request'),
    });
    expect(requests.at(-1)?.body).toEqual({
      Entries: [
        {
          EventBusName: 'Amends',
          Source: 'amends',
          DetailType: 'amends.hold-placed',
          Detail: JSON.stringify({ caseId: CASE_ID }),
        },
      ],
    });
  });

  it.each([
    ['refuses the request', { status: 500, body: { FailedEntryCount: 0 } }],
    ['refuses the event', { status: 200, body: { FailedEntryCount: 1 } }],
  ])('Where the bus %s it is published again later', async (_, refusal) => {
    answer = refusal;
    await expect(eventBridgeBus(place).put({ type: 'amends.hold-placed', detail: {} })).rejects.toThrow(Transient);
  });
});
