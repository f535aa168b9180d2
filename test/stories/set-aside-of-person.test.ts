import { describe, expect, it } from 'vitest';
import { erasePerson } from '#functions/retention/erase-person.ts';
import { exportPerson } from '#functions/retention/export-person.ts';
import { eraseSetAside } from '#functions/retention/set-aside-of-person.ts';
import { fileStore, leaks } from '#test/functions/retention/retention-fixture.ts';
import { inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';
import { mailIn } from '#test/support/mail-in.ts';
import { letter } from '../channels/email/letters.ts';

const AWAY = { Subject: 'Fuera de la oficina', 'Auto-Submitted': 'auto-replied' };
const ANA = { email: 'ANA@example.com' };

const held = async () => {
  const amends = inMemoryAmends();
  await mailIn(amends, letter(AWAY));
  amends.moveTo('2026-11-23T09:00:01.000Z');
  await mailIn(amends, letter({ ...AWAY, From: 'luis@example.com', 'Message-ID': '<2@x>' }));
  const store = fileStore();
  const deps = { ...amends.deps, files: store.files };
  const listed = async () => {
    const { body } = await amends.call('GET', '/desk/set-aside', { user: staff('sofia') });
    return body['deliveries'] as { id: string }[];
  };
  const [luis, ana] = await listed();
  return { amends, deps, store, listed, luis, ana };
};

describe('what was set aside of a person', () => {
  it('It is in what they get of what is held, with its original', async () => {
    const { deps } = await held();
    const { setAside, files, cases } = await exportPerson(ANA, deps);
    expect(cases).toEqual([]);
    expect(setAside).toMatchObject([{ reason: 'auto-reply', file: { bucket: 'inbound' } }]);
    expect(files).toEqual(setAside.map(({ file }) => file));
    expect((await exportPerson({ email: 'nobody@example.com' }, deps)).setAside).toEqual([]);
  });

  it('It is erased with its original, and nobody else’s is', async () => {
    const { amends, deps, store, listed, luis, ana } = await held();
    const [{ file } = { file: { bucket: '', key: '' } }] = (await exportPerson(ANA, deps)).setAside;
    expect(await eraseSetAside(ANA, deps)).toBe(1);
    expect([...store.state]).toEqual([[`inbound/${file.key}`, 'removed']]);
    expect((await exportPerson(ANA, deps)).setAside).toEqual([]);
    expect(await eraseSetAside(ANA, deps)).toBe(0);
    expect((await listed()).map(({ id }) => id)).toEqual([luis?.id]);
    expect(leaks(amends.memory.all(), ['ana@example.com'])).toEqual([]);
    const { body } = await amends.call('GET', '/desk/deliveries', { user: staff('sofia') });
    expect((body['deliveries'] as { id: string }[]).map(({ id }) => id)).toContain(ana?.id);
    expect(await amends.call('POST', `/desk/deliveries/${ana?.id}/open`, { user: staff('sofia') })).toMatchObject({
      status: 409,
      body: { code: 'original-gone' },
    });
  });

  it('What somebody opened belongs to its case, and goes the way of the case', async () => {
    const { amends, deps, store, ana } = await held();
    await amends.call('POST', `/desk/deliveries/${ana?.id}/open`, { user: staff('sofia') });
    const { setAside, cases } = await exportPerson({ ...ANA, withClaimed: true }, deps);
    expect(setAside).toEqual([]);
    expect(cases).toHaveLength(1);
    expect(await eraseSetAside(ANA, deps)).toBe(0);
    expect([...store.state]).toEqual([]);
    expect(await erasePerson({ person: ANA, reason: 'Lo pide' }, deps)).toHaveLength(1);
  });
});
