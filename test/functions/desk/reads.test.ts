import { describe, expect, it } from 'vitest';
import { inMemoryAmends, staff } from '../../support/in-memory-amends.ts';

const aCase = async () => {
  const amends = inMemoryAmends();
  const receipt = await amends.call('POST', '/complaints', {
    body: { text: 'La factura está mal.', customer: { name: 'Ana', email: 'ana@example.com' } },
  });
  return { amends, caseId: String(receipt.body['caseId']) };
};

type Reads = { reads: { by: string; view: string; cases: string[] }[] };

describe('reads of cases', () => {
  it('are recorded with who and where, and a supervisor sees them; nothing a customer wrote is in them', async () => {
    const { amends, caseId } = await aCase();
    await amends.call('GET', `/desk/cases/${caseId}`, { user: staff('elena') });
    await amends.call('GET', '/desk/cases.csv', { user: staff('elena') });
    const { reads } = (await amends.call('GET', `/desk/cases/${caseId}/reads`, { user: staff('sofia') }))
      .body as unknown as Reads;
    expect(reads).toContainEqual(
      expect.objectContaining({ by: 'elena', view: 'GET /desk/cases/{id}', cases: [caseId] }),
    );
    const ofElena = (await amends.call('GET', '/desk/team/elena/reads', { user: staff('sofia') }))
      .body as unknown as Reads;
    expect(ofElena.reads.map(({ view }) => view)).toEqual(['GET /desk/cases/{id}', 'GET /desk/cases.csv']);
    expect(JSON.stringify(ofElena)).not.toMatch(/Ana|factura/);
  });

  it('are shown to no owner, and leave the history of the case as it was', async () => {
    const { amends, caseId } = await aCase();
    const before = (await amends.cases.load(caseId))?.head.seq;
    expect((await amends.call('GET', `/desk/cases/${caseId}/reads`, { user: staff('lucia') })).status).toBe(403);
    await amends.call('GET', `/desk/cases/${caseId}`, { user: staff('lucia') });
    expect((await amends.cases.load(caseId))?.head.seq).toBe(before);
  });
});
