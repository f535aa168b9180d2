import { describe, expect, it } from 'vitest';
import type { RetentionDeps } from '#functions/retention/deps.ts';
import { erasePerson } from '#functions/retention/erase-person.ts';
import { exportPerson } from '#functions/retention/export-person.ts';
import { runRetention } from '#functions/retention/run-retention.ts';
import { unblock } from '#functions/retention/unblock.ts';
import { fileStore, leaks } from '#test/functions/retention/retention-fixture.ts';
import { cast } from '#test/support/cast.ts';
import { inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';

const complaint = {
  text: 'Soy Marta y la lavadora llegó rota el martes. Nadie me atiende y quiero mi dinero.',
  desiredRemedy: 'Que me devuelvan los 420 euros',
  customer: { name: 'Marta Olmedo Ruiz', email: 'marta.olmedo@correo.example', phone: '+34 600 123 456' },
  orderRef: 'P-77812',
  product: 'Lavadora Nordia 8',
};
const WORDS = [
  'Marta',
  'Olmedo',
  'correo.example',
  '600123456',
  '600 123 456',
  'P-77812',
  'Nordia',
  '420 euros',
  'martes',
];
const sofia = staff('sofia');

/** Somebody complains, gets what was offered, and is content. */
const untilItIsKept = async () => {
  const amends = inMemoryAmends();
  const story = await cast(amends, complaint);
  await amends.call('POST', `${story.path}/messages`, { body: { text: 'Les mando también la foto, Marta.' } });
  await amends.call('POST', `/desk/cases/${story.caseId}/notes`, {
    user: sofia,
    body: { text: 'La señora Olmedo llamó.' },
  });
  await story.examines({});
  for (let turn = 0; (await story.open('approve')).length > 0 && turn < 3; turn++)
    await story.complete('approve', { decision: 'approve', reason: 'Es justo.' });
  const option = (await story.sees()).offer?.options[0]?.option;
  const accepted = await story.answers({ decision: 'accept', option });
  expect(accepted.status, accepted.text).toBe(200);
  await story.keepsPromises();
  await amends.pass('2026-12-10T09:00:00.000Z');
  await story.scores(5);
  await amends.settle();
  expect((await story.head()).status).toBe('kept');
  const store = fileStore();
  const deps: RetentionDeps = { ...amends.deps, files: store.files };
  const runOn = async (day: string) => {
    await amends.pass(`${day}T03:20:00.000Z`);
    await runRetention({}, deps);
  };
  const hold = (isHeld: boolean, user = sofia) =>
    amends.call('POST', `/desk/cases/${story.caseId}/legal-hold`, {
      user,
      body: { hold: isHeld, reason: 'Juzgado 3' },
    });
  const desk = () => amends.call('GET', `/desk/cases/${story.caseId}`, { user: sofia });
  return { amends, story, store, deps, runOn, hold, desk };
};

describe('the personal data of a concluded case', () => {
  it('The personal data of a concluded case is blocked when nobody needs it any more, and destroyed when the law no longer asks for it', async () => {
    const { amends, story, runOn, desk } = await untilItIsKept();
    await runOn('2027-03-01');
    expect(await story.eventTypes()).not.toContain('blocked');
    await runOn('2027-03-20');
    expect((await story.head()).blockedAt).toBeDefined();
    expect(leaks(amends.memory.all(), WORDS)).toEqual([]);

    const seen = await desk();
    const csv = await amends
      .call('GET', '/desk/export', { user: sofia, query: { from: '2026-11-01', to: '2026-12-31' } })
      .catch(() => undefined);
    for (const { text } of [seen, await amends.call('GET', story.path), ...(csv ? [csv] : [])])
      for (const word of WORDS) expect(text).not.toContain(word);
    expect(seen.body).toMatchObject({ blockedAt: expect.any(String), messages: [], historyIntact: true });

    const page = await amends.call('GET', story.path, { headers: { accept: 'text/html' } });
    expect(page.text).toContain(amends.policy.retention.contact);
    expect(page.text).not.toContain('<textarea');
    expect((await amends.call('POST', `${story.path}/messages`, { body: { text: 'Hola' } })).status).toBe(409);
    for (const [path, body] of [
      ['notes', { text: 'x' }],
      ['messages', { text: 'x' }],
      ['kind', { kind: 'question', reason: 'x' }],
    ] as const)
      expect((await amends.call('POST', `/desk/cases/${story.caseId}/${path}`, { user: sofia, body })).status).toBe(
        409,
      );

    await runOn('2032-01-15');
    expect((await story.eventTypes()).at(-1)).toBe('destroyed');
    expect(JSON.stringify(amends.memory.all())).not.toMatch(new RegExp(WORDS.join('|')));
    expect((await desk()).body).toMatchObject({ destroyedAt: expect.any(String), historyIntact: true });
  });

  it('The personal data of a concluded case stays under a legal hold, which only supervisors set and lift, with a reason', async () => {
    const { story, runOn, hold, desk } = await untilItIsKept();
    expect((await hold(true, staff('lucia'))).status).toBe(403);
    expect((await hold(true)).status).toBe(200);
    await runOn('2033-01-01');
    expect((await desk()).body).toMatchObject({
      legalHold: { by: 'sofia', reason: 'Juzgado 3' },
      complainant: { name: 'Marta Olmedo Ruiz' },
    });
    expect((await hold(false)).status).toBe(200);
    await runOn('2033-01-02');
    expect((await story.eventTypes()).slice(-3)).toEqual(['legal-hold-lifted', 'blocked', 'destroyed']);
  });

  it('The personal data of a concluded case comes back for a court, and then stays until the hold is lifted', async () => {
    const { amends, story, deps, runOn, hold, desk } = await untilItIsKept();
    await runOn('2027-03-20');
    // By its reference, which is all that a court or the answer to an erasure names it by.
    const { reference } = await story.head();
    await unblock({ caseId: reference.toLowerCase(), reason: 'Juzgado 3, autos 12/2027', by: 'sofia' }, deps);
    expect((await desk()).text).toContain('Marta Olmedo Ruiz');
    expect((await amends.call('GET', story.path)).text).toContain('Marta');
    await runOn('2033-01-01');
    expect((await desk()).text).toContain('Marta Olmedo Ruiz');
    await hold(false);
    await runOn('2033-01-02');
    expect((await story.eventTypes()).at(-1)).toBe('destroyed');
  });

  it('The personal data of a concluded case is nowhere in the history', async () => {
    const { story } = await untilItIsKept();
    const data = JSON.stringify((await story.file()).events);
    for (const word of [...WORDS, 'foto', 'llamó', 'Comprobado']) expect(data).not.toContain(word);
  });

  it('The personal data of a concluded case does not take in what the same person writes later: that is a new case', async () => {
    const { amends, story, runOn } = await untilItIsKept();
    await runOn('2027-03-20');
    const again = await amends.call('POST', '/complaints', { body: complaint });
    expect(again.body['caseId']).not.toBe(story.caseId);
    expect((await story.file()).texts.size).toBe(0);
  });
});

describe('a person asks', () => {
  it('A person asks for everything: every word they wrote, and what was written about them', async () => {
    const { story, deps } = await untilItIsKept();
    const person = { phone: '+34 600 123456' };
    // Whoever filed wrote the number down; nobody has proved to have it.
    const claimed = await exportPerson(person, deps);
    expect(claimed.cases).toMatchObject([{ caseId: story.caseId, note: expect.stringContaining('has not proved') }]);
    expect(JSON.stringify(claimed.cases)).not.toContain('lavadora');
    const { cases, files } = await exportPerson({ ...person, withClaimed: true }, deps);
    const text = JSON.stringify(cases);
    for (const said of [
      complaint.text,
      complaint.desiredRemedy,
      'Les mando también la foto, Marta.',
      'La señora Olmedo llamó.',
    ])
      expect(text).toContain(said);
    for (const known of ['Marta Olmedo Ruiz', 'marta.olmedo@correo.example', 'P-77812', 'Nordia'])
      expect(text).toContain(known);
    expect(text).not.toContain('"cost"');
    // Words begin where they begin, and stand in their message alone.
    for (const { messages = [], texts = [] } of cases) {
      for (const message of messages) expect(message.text).toBe(message.text.trim());
      expect(messages.map((message) => message.text)).toContain(complaint.text);
      expect(texts.every(({ text }) => !text.startsWith('\n'))).toBe(true);
    }
    expect(cases).toMatchObject([{ caseId: story.caseId, state: 'living' }]);
    expect(files).toEqual([]);
    expect((await story.eventTypes()).at(-1)).toBe('exported');
    expect(await exportPerson({ email: 'somebody@else.example' }, deps)).toMatchObject({ cases: [] });
  });

  it('A person asks of a blocked case only that there is one', async () => {
    const { story, deps, runOn } = await untilItIsKept();
    await runOn('2027-03-20');
    const { cases } = await exportPerson({ email: 'marta.olmedo@correo.example' }, deps);
    expect(cases).toMatchObject([{ caseId: story.caseId, state: 'blocked', note: expect.stringContaining('art. 32') }]);
    expect(cases[0]).not.toHaveProperty('messages');
  });

  it('A person asks to be erased: what the law keeps is blocked, an open case once it is concluded, the rest destroyed', async () => {
    const { amends, story, deps, runOn } = await untilItIsKept();
    const open = await cast(amends, { ...complaint, orderRef: 'P-90001' });
    const advert = await cast(amends, {
      ...complaint,
      orderRef: 'P-90002',
      text: 'Compren nuestros seguros, son estupendos.',
    });
    const kind = { kind: 'spam', reason: 'Es publicidad.' };
    const user = staff(String((await advert.head()).owner));
    const set = await amends.call('POST', `/desk/cases/${advert.caseId}/kind`, { user, body: kind });
    expect(set.status, set.text).toBe(200);
    await amends.pass('2027-04-01T00:00:00.000Z');
    const wish = { person: { email: 'Marta.Olmedo@correo.example' }, reason: 'Lo pide por correo' };
    const done = await erasePerson(wish, deps);
    expect(Object.fromEntries(done.map(({ caseId, becomes, article }) => [caseId, `${becomes} ${article}`]))).toEqual({
      [story.caseId]: 'blocked GDPR 17.3.b',
      [open.caseId]: 'blocked-when-concluded GDPR 17.3.b',
      [advert.caseId]: 'erased GDPR 17.1',
    });
    expect((await story.file()).complainant).toEqual({});
    expect((await open.file()).complainant.name).toBe('Marta Olmedo Ruiz');
    expect((await advert.eventTypes()).slice(-3)).toEqual(['erasure-asked', 'blocked', 'erased']);
    await runOn('2027-04-02');
    expect((await open.head()).blockedAt).toBeUndefined();
    const again = await erasePerson(wish, deps);
    expect(again.map(({ becomes }) => becomes).sort()).toEqual(['blocked', 'blocked-when-concluded']);
  });
});
