import { describe, expect, it } from 'vitest';
import { affectedLists, affectedOf } from '#cases/store/affected.ts';
import { listDeliveries } from '#cases/store/deliveries.ts';
import { receiveReport } from '#functions/integrations/receive-report.ts';
import { webhookHeaders } from '#platform/standard-webhooks.ts';
import { aDeskWithOutage } from '#test/functions/desk/incidents/setting.ts';
import { aWebhookSecret } from '#test/support/carries-out.ts';
import { logLines } from '#test/support/log-lines.ts';

const lines = logLines();
const MARTA = { id: 'C-7', name: 'Marta Olmedo', email: 'marta@example.com', language: 'ca-ES' };

/** A confirmed incident, and a system that says whom it affects. */
const aSystem = async () => {
  const setting = await aDeskWithOutage();
  await setting.confirmed();
  const { deps, clock, table, incidentId } = setting;
  const secret = aWebhookSecret();
  let webhooks = 0;
  const tell = (customers: unknown[], { id = `w${++webhooks}`, incident = incidentId } = {}) => {
    const body = JSON.stringify({ type: 'incident.affected', data: { incidentId: incident, customers } });
    const headers = webhookHeaders({ id, at: clock.now(), body }, [secret]);
    const reporting = { ...deps, keysOf: async () => ({ secrets: [secret] }) };
    return receiveReport({ name: 'orders', headers, rawBody: Buffer.from(body) }, reporting);
  };
  const reasons = async () => {
    const query = { channel: 'integration-orders', besides: ['integration-orders'], limit: 20, now: clock.now() };
    return (await listDeliveries(table, query)).map(({ reason }) => reason);
  };
  return { ...setting, tell, reasons };
};

describe('customers whom a system says an incident affects', () => {
  it('are listed once however often they are told, each row by itself, and nobody is written to', async () => {
    const { tell, table, incidentId, minute, mails, reasons } = await aSystem();
    const first = await tell([MARTA, { id: 'C-7' }, { email: 'no' }, 7, { email: 'ana@example.com' }], { id: 'w' });
    expect(first).toMatchObject({
      result: 'done',
      affected: {
        ...{ listed: 1, known: 0 },
        leftOut: [
          { place: 1, why: 'unreachable' },
          { place: 4, why: 'complained' },
        ],
        wrong: [{ pointer: '/data/customers/2/email' }, { pointer: '/data/customers/3' }],
      },
    });
    expect(await tell([MARTA], { id: 'w' })).toEqual({ result: 'known' });
    expect(await tell([MARTA, { ...MARTA, email: 'other@example.com' }])).toMatchObject({
      result: 'known',
      affected: { listed: 0, known: 2 },
    });
    await minute();
    expect(mails).toEqual([]);
    expect(await affectedOf(table, incidentId, { limit: 9 })).toMatchObject([
      { email: MARTA.email, language: 'ca', replyLanguage: 'es', letterLanguage: 'ca' },
    ]);
    expect(await affectedLists(table, incidentId, 9)).toMatchObject([{ from: 'orders' }, { from: 'orders', wrong: 2 }]);
    expect(await reasons()).toEqual(['incident.affected', 'incident.affected']);
    expect(JSON.stringify(lines)).not.toMatch(/marta|Olmedo/);
  });

  it('are on one list of those that were given, also where the same delivery comes twice at once, or failed half-way', async () => {
    const { tell, table, incidentId, reasons } = await aSystem();
    const lists = () => affectedLists(table, incidentId, 9);
    const both = await Promise.all([tell([MARTA], { id: 'w' }), tell([MARTA], { id: 'w' })]);
    expect(both.filter(({ affected }) => affected)).toHaveLength(1);
    expect(await lists()).toHaveLength(1);
    const { write } = table;
    table.write = async (writes) => {
      if (writes.some((one) => 'put' in one && one.put.pk.startsWith('SEEN#'))) throw new Error('The table is away');
      await write(writes);
    };
    await expect(tell([{ email: 'jo@example.com' }], { id: 'v' })).rejects.toThrow('The table is away');
    table.write = write;
    expect(await lists()).toHaveLength(1);
    expect(await tell([{ email: 'jo@example.com' }], { id: 'v' })).toMatchObject({ affected: { known: 1 } });
    expect(await lists()).toHaveLength(2);
    expect(await reasons()).toEqual(['incident.affected', 'incident.affected']);
  });

  it('are not taken for an incident that is not confirmed, nor more than 500 at once', async () => {
    const { tell, reasons } = await aSystem();
    expect(await tell([MARTA], { incident: 'none' })).toEqual({ result: 'noted' });
    const many = Array.from({ length: 501 }, (_, at) => ({ email: `c${at}@example.com` }));
    expect(await tell(many)).toEqual({ result: 'noted' });
    expect((await reasons()).toSorted()).toEqual(['incident-not-confirmed', 'not-understood']);
  });
});
