import { describe, expect, it } from 'vitest';
import { Refused } from '#channels/contract.ts';
import { stopHash } from '#domain/messages/threads.ts';
import { lookAtIncidents } from '#functions/incident-members/look-at-incidents.ts';
import { eraseListings, listingsOfPerson } from '#functions/retention/listings-of-person.ts';
import { caseIdNumber } from '#test/support/case-fixture.ts';
import { logLines } from '#test/support/log-lines.ts';
import { aDeskWithOutage, andres, FIRST, knownByMail, rosa } from './setting.ts';

const HEADINGS = ['Correo', 'Nombre', 'Nº cliente', 'Idioma'];
const lines = logLines();

const rowsOf = (...rows: string[][]) => rows.map((cells, at) => ({ line: at + 2, cells }));

/** Three customers of the street, and the one of the setting who has complained already. */
const STREET = rowsOf(
  ['marta@example.com', 'Marta Olmedo', 'C-7', ''],
  ['jo@example.com', 'Jo Bell', 'C-8', 'inglés'],
  ['pere@example.com', 'Pere Vidal', '', 'catalán'],
  ['ana@example.com', 'Ana', '', ''],
);

const word = {
  kind: 'word',
  to: 'affected',
  texts: {
    es: { text: 'La luz vuelve a las 13:00.' },
    en: { text: 'Power is back at 13:00.' },
    ca: { text: 'La llum torna a les 13:00.' },
  },
};

/** A confirmed incident, and what is done with the customers whom it affects. */
const aStreet = async () => {
  const setting = await aDeskWithOutage();
  await setting.confirmed();
  const give = (rows: object[] = STREET, as = rosa) =>
    setting.desk('POST', `/desk/incidents/${setting.incidentId}/affected`, {
      as,
      json: { headings: HEADINGS, rows },
    });
  const counted = async () =>
    (await setting.desk('GET', `/desk/incidents/${setting.incidentId}/affected`, { as: rosa })).body;
  const release = async () => {
    const { number } = (await setting.post(rosa, '/messages', word)).body;
    expect((await setting.post(andres, `/messages/${number}`, { decision: 'release' })).status).toBe(200);
  };
  const sentTo = () => setting.mails.map(({ to }) => to).toSorted();
  return { ...setting, give, counted, release, sentTo };
};

describe('a list of customers whom an incident affects', () => {
  it('counts each person once, leaves out who has complained, and writes to nobody', async () => {
    const { give, counted, minute, mails } = await aStreet();
    expect((await give()).body).toEqual({
      ...{ listed: 3, known: 0, wrong: [] },
      leftOut: [{ line: 5, why: 'complained' }],
    });
    // The same by another address is known by their number, and the whole list lists nobody twice.
    const again = [...STREET, { line: 6, cells: ['marta.o@example.org', '', 'C-7', ''] }];
    expect((await give(again)).body).toMatchObject({ listed: 0, known: 4 });
    await minute();
    expect(mails).toEqual([]);
    expect(await counted()).toMatchObject({
      counts: { waiting: 3, languages: { es: 1, en: 1, ca: 1 }, told: 0, unsent: {} },
      lists: [
        { by: 'rosa', listed: 0, known: 4 },
        { by: 'rosa', listed: 3, known: 0, leftOut: { complained: 1, objected: 0, unreachable: 0 } },
      ],
    });
  });

  it('says of each row that cannot be read its line, the field and what is wrong, and takes the others', async () => {
    const { give, counted } = await aStreet();
    const { status, body } = await give(
      rowsOf(
        ['no es un correo', 'Luis', '', ''],
        ['', 'Sin nada', '', ''],
        ['', '', 'C-9', ''],
        STREET[0]?.cells ?? [],
      ),
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({ listed: 1, leftOut: [{ line: 4, why: 'unreachable' }] });
    expect(body.wrong).toMatchObject([{ line: 2, field: 'Correo' }, { line: 3 }]);
    expect(body.wrong[0].detail).toContain('correo');
    expect((await counted()).lists).toMatchObject([{ wrong: 2 }]);
  });

  it('is taken from supervisors, for an incident that is confirmed', async () => {
    const { give, post, desk } = await aStreet();
    expect((await give(STREET, { id: 'lucia', groups: ['owner'] })).status).toBe(403);
    await post(rosa, '/findings', { cause: 'Un cable', correctiveAction: 'Se entierra' });
    await post(rosa, '/close', { reason: 'Ya hay luz.' });
    expect((await give()).body.code).toBe('incident-not-confirmed');
    const many = Array.from({ length: 501 }, (_, at) => ({ line: at + 2, cells: [`c${at}@example.com`, '', '', ''] }));
    expect((await give(many)).status).toBe(400);
    expect((await desk('GET', '/desk/incidents/none/affected', { as: rosa })).body.code).toBe('no-such-incident');
  });
});

describe('a message to those whom an incident affects', () => {
  it('is read before as it will be, and goes out once to each in their language after a second person', async () => {
    const { give, post, release, minute, see, mails, sentTo, counted, lettersTo } = await aStreet();
    await give();
    await post(rosa, '/messages', word);
    const [shown] = (await see()).messages;
    expect(shown.samples.map(({ language }: { language: string }) => language)).toEqual(['es', 'en', 'ca']);
    expect(shown.samples[2].text).toContain('La llum torna a les 13:00.');
    expect((await post(rosa, '/messages/1', { decision: 'release' })).body.code).toBe('own-proposal');
    await minute();
    expect(mails).toEqual([]);
    await post(andres, '/messages/1', { decision: 'release' });
    for (let time = 0; time < 3; time++) await minute();
    expect(sentTo()).toEqual(['jo@example.com', 'marta@example.com', 'pere@example.com']);
    const to = (address: string) => mails.find((mail) => mail.to === address);
    expect(to('marta@example.com')).toMatchObject({ subject: 'Sabemos de un fallo que le puede afectar' });
    expect(to('marta@example.com')?.text).toContain('Hola, Marta Olmedo:');
    expect(to('jo@example.com')?.text).toContain('Power is back at 13:00.');
    expect(to('pere@example.com')?.text).toContain('La llum torna a les 13:00.');
    // Whoever has complained is not sent it: they are sent what all are.
    expect(await lettersTo(FIRST)).toEqual([]);
    await give();
    await release();
    await minute();
    expect(mails).toHaveLength(3);
    expect((await counted()).counts).toMatchObject({ waiting: 0, told: 3 });
  });

  it('goes to nobody who was listed after it was released', async () => {
    const { give, release, minute, sentTo } = await aStreet();
    await give(STREET.slice(0, 1));
    await release();
    await minute();
    await give(STREET.slice(1, 2));
    await minute();
    expect(sentTo()).toEqual(['marta@example.com']);
    await release();
    await minute();
    expect(sentTo()).toEqual(['jo@example.com', 'marta@example.com']);
  });

  it('leaves out who objects, or complains, between the list and their turn', async () => {
    const { give, release, minute, sentTo, counted, desk, table, openCase, propose, incidentId } = await aStreet();
    await give([...STREET, ...rowsOf(['eva@example.com', '', '', ''])]);
    const caseId = caseIdNumber(9);
    await openCase({ head: { caseId, reference: 'AM-DDDDDDD2', ...knownByMail('eva@example.com') } });
    await propose(caseId);
    await desk('POST', `/desk/incidents/${incidentId}/affected/objections`, {
      as: rosa,
      json: { email: 'Marta@example.com' },
    });
    const stop = stopHash({ channel: 'email', address: 'jo@example.com' });
    await table.write([{ put: { pk: `STOP#${stop}`, sk: 'STOP', isInForce: true } }]);
    await release();
    await minute();
    expect(sentTo()).toEqual(['pere@example.com']);
    expect((await counted()).counts).toMatchObject({ waiting: 0, told: 1, unsent: { objected: 2, complained: 1 } });
    expect((await give(rowsOf(['marta@example.com', '', '', '']))).body.leftOut).toEqual([
      { line: 2, why: 'objected' },
    ]);
  });

  it('is sent again where it surely did not leave, and never where it may have', async () => {
    const { give, release, minute, sentTo, mailing, clock, counted } = await aStreet();
    await give();
    await release();
    mailing.fails = ({ to }) => {
      if (to === 'marta@example.com')
        return Object.assign(new Error('slow down'), { $metadata: { httpStatusCode: 429 } });
      if (to === 'jo@example.com') return Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
      return new Refused('MessageRejected');
    };
    await minute();
    expect(sentTo()).toEqual([]);
    mailing.fails = undefined;
    clock.pass('PT5M');
    await minute();
    expect(sentTo()).toEqual(['marta@example.com']);
    expect((await counted()).counts).toMatchObject({ waiting: 0, told: 2, unsent: { refused: 1 } });
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('reaches each once where the run dies at its write %i', async (nth) => {
    const { give, release, minute, sentTo, table, clock } = await aStreet();
    await give();
    await release();
    let writes = 0;
    const dying = {
      ...table,
      write: async (those: Parameters<typeof table.write>[0]) => {
        if (++writes === nth) throw new Error('killed');
        await table.write(those);
      },
    };
    await minute(dying).catch(() => {});
    clock.pass('PT5M');
    for (let time = 0; time < 2; time++) await minute();
    expect(sentTo()).toEqual(['jo@example.com', 'marta@example.com', 'pere@example.com']);
  });

  it('goes to more than a page, from where the last run stopped, and each once beside another run', async () => {
    const { give, release, minute, mails, table, cases, clock, policy, deps } = await aStreet();
    await give(Array.from({ length: 60 }, (_, at) => ({ line: at + 2, cells: [`c${at}@example.com`, '', '', ''] })));
    await release();
    const send = async (mail: (typeof mails)[number]) => void mails.push(mail);
    const run = { table, cases, clock, policy, trackingUrl: deps.trackingUrl, send };
    let asked = 0;
    await lookAtIncidents(run, () => (asked++ === 0 ? 60_000 : 0));
    expect(mails).toHaveLength(50);
    await Promise.all([lookAtIncidents(run), lookAtIncidents(run)]);
    await minute();
    expect(new Set(mails.map(({ to }) => to)).size).toBe(60);
    expect(mails).toHaveLength(60);
  });

  it('names no customer in what is logged', async () => {
    const { give, release, minute, mailing, clock } = await aStreet();
    await give();
    await release();
    mailing.fails = () => Object.assign(new Error('no'), { $metadata: { httpStatusCode: 500 } });
    await minute();
    mailing.fails = undefined;
    clock.pass('PT5M');
    await minute();
    expect(JSON.stringify(lines)).not.toMatch(/example\.com|Olmedo|Vidal/);
  });

  it('is not sent once the incident is closed, and whom it affected is forgotten some time after', async () => {
    const { give, release, post, minute, sentTo, table, clock } = await aStreet();
    await give();
    await release();
    await post(rosa, '/findings', { cause: 'Un cable', correctiveAction: 'Se entierra' });
    await post(rosa, '/close', { reason: 'Ya hay luz.' });
    const closedAt = clock.now();
    await minute();
    expect(sentTo()).toEqual([]);
    const kept = table.all().filter(({ pk, sk }) => sk.startsWith('AFFECTED#') || pk.startsWith('AFFECTEDBY#'));
    expect(kept.length).toBeGreaterThan(6);
    for (const { ttl } of kept) expect(ttl).toBe(Math.floor(Date.parse(closedAt) / 1000) + 30 * 86_400);
  });

  it('keeps nobody longer than at most, also where the incident is closed late', async () => {
    const { give, post, minute, table, clock } = await aStreet();
    await give();
    const listedAt = clock.now();
    clock.pass('P170D');
    await post(rosa, '/findings', { cause: 'Un cable', correctiveAction: 'Se entierra' });
    await post(rosa, '/close', { reason: 'Ya hay luz.' });
    await minute();
    const kept = table.all().filter(({ pk, sk }) => sk.startsWith('AFFECTED#') || pk.startsWith('AFFECTEDBY#'));
    expect(kept.length).toBeGreaterThan(6);
    for (const { ttl } of kept) expect(ttl).toBe(Math.floor(Date.parse(listedAt) / 1000) + 180 * 86_400);
  });

  it('is never sent to who was erased, and they are told what is held of them before', async () => {
    const { give, release, minute, sentTo, table, deps } = await aStreet();
    await give();
    const retention = { ...deps, table };
    const marta = { email: 'marta@example.com' };
    expect(await listingsOfPerson(marta, retention)).toMatchObject([{ name: 'Marta Olmedo', email: marta.email }]);
    expect(await eraseListings(marta, retention)).toBe(1);
    expect(await eraseListings(marta, retention)).toBe(0);
    expect((await give()).body).toMatchObject({ listed: 0, known: 2 });
    await release();
    await minute();
    expect(sentTo()).toEqual(['jo@example.com', 'pere@example.com']);
    expect(JSON.stringify(table.all())).not.toMatch(/marta|Olmedo/);
  });
});
