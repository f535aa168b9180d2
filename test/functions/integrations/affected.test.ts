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

  it('are not taken for an incident that is not confirmed, nor more than 500 at once', async () => {
    const { tell, reasons } = await aSystem();
    expect(await tell([MARTA], { incident: 'none' })).toEqual({ result: 'noted' });
    const many = Array.from({ length: 501 }, (_, at) => ({ email: `c${at}@example.com` }));
    expect(await tell(many)).toEqual({ result: 'noted' });
    expect((await reasons()).toSorted()).toEqual(['incident-not-confirmed', 'not-understood']);
  });
});
