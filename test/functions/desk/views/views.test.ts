import { describe, expect, it } from 'vitest';
import { aDesk, elena, iker, lucia, mateo, sofia } from '#test/support/desk.ts';

const path = '/q/mine?severity=3,4';

const aDeskWithViews = () => {
  const fixture = aDesk();
  const save = (json: object, as = lucia) => fixture.desk('POST', '/desk/views', { as, json });
  const list = async (as = lucia) => (await fixture.desk('GET', '/desk/views', { as })).body;
  const drop = (id: string, as = lucia) => fixture.desk('DELETE', `/desk/views/${id}`, { as });
  const names = async (as = lucia) => {
    const { own, shared } = await list(as);
    return {
      own: own.map(({ name }: { name: string }) => name),
      shared: shared.map(({ name }: { name: string }) => name),
    };
  };
  return { ...fixture, save, list, drop, names };
};

describe('Saved views', () => {
  it('What somebody saves for themselves they have in every browser, and nobody else has it', async () => {
    const { save, list, names } = aDeskWithViews();
    expect((await save({ name: 'Graves', path })).status).toBe(201);
    expect((await list()).own).toMatchObject([{ name: 'Graves', path }]);
    expect(await names(mateo)).toEqual({ own: [], shared: [] });
  });

  it('What is shared the whole team has, with who made it and whether one may take it away', async () => {
    const { save, list } = aDeskWithViews();
    await save({ name: 'Graves', path, shared: true });
    for (const [who, removable] of [
      [lucia, true],
      [mateo, false],
      [elena, false],
      [iker, false],
      [sofia, true],
    ] as const)
      expect((await list(who)).shared, who.id).toMatchObject([
        { name: 'Graves', path, by: 'lucia', byName: 'Lucía Ferrándiz', removable },
      ]);
  });

  it('One’s own of a name is replaced, whatever the case of its letters; one of the team and an own one stand side by side', async () => {
    const { save, list, names } = aDeskWithViews();
    await save({ name: 'Graves', path });
    await save({ name: ' GRAVES ', path: '/q/cases' });
    await save({ name: 'Graves', path, shared: true });
    await save({ name: 'Graves', path: '/q/breached', shared: true });
    expect(await names()).toEqual({ own: ['GRAVES'], shared: ['Graves'] });
    expect((await list()).own[0].path).toBe('/q/cases');
    expect((await list()).shared[0].path).toBe('/q/breached');
  });

  it('Nobody replaces what somebody else shares, not even in the same moment', async () => {
    const { save, list } = aDeskWithViews();
    const answers = await Promise.all([
      save({ name: 'Graves', path, shared: true }),
      save({ name: 'Graves', path: '/q/cases', shared: true }, mateo),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await save({ name: 'graves', path, shared: true }, sofia)).toMatchObject({
      body: { code: 'view-name-taken' },
    });
    expect((await list()).shared).toHaveLength(1);
  });

  it('Who made it and supervisors take it from the team, nobody else; twice does no harm', async () => {
    const { save, list, drop } = aDeskWithViews();
    await save({ name: 'Graves', path, shared: true });
    await save({ name: 'Mías', path, shared: true });
    const [{ id: graves }, { id: mias }] = (await list()).shared;
    expect(await drop(graves, mateo)).toMatchObject({ status: 403, body: { code: 'not-your-view' } });
    expect((await drop(graves)).status).toBe(200);
    expect((await drop(graves, mateo)).status).toBe(200);
    expect((await drop(mias, sofia)).body.shared).toEqual([]);
  });

  it('Nobody takes away what somebody else has for themselves, not even a supervisor', async () => {
    const { save, list, drop, names } = aDeskWithViews();
    await save({ name: 'Graves', path });
    const [{ id }] = (await list()).own;
    await drop(id, sofia);
    await drop(id, mateo);
    expect((await names()).own).toEqual(['Graves']);
    await drop(id);
    expect((await names()).own).toEqual([]);
  });

  it('Somebody has 50 at most, and the team has; those of the others do not count', async () => {
    const { save, list } = aDeskWithViews();
    for (let n = 0; n < 50; n++) await save({ name: `Vista ${n}`, path });
    expect(await save({ name: 'Una más', path })).toMatchObject({ status: 422, body: { code: 'views-too-many' } });
    expect((await save({ name: 'Vista 7', path: '/q/cases' })).status).toBe(201);
    for (let n = 0; n < 50; n++) await save({ name: `Vista ${n}`, path, shared: true }, n % 2 ? lucia : mateo);
    expect((await save({ name: 'Una más', path, shared: true }, sofia)).status).toBe(422);
    expect((await save({ name: 'Una más', path }, sofia)).status).toBe(201);
    const { own, shared } = await list();
    expect([own.length, shared.length]).toEqual([50, 50]);
  });

  it.each([
    ['no name', { name: ' ', path }],
    ['a name that is too long', { name: 'a'.repeat(41), path }],
    ['a name of two lines', { name: 'a\nb', path }],
    ['another site', { name: 'a', path: '//evil.example/q' }],
    ['a screen that is no queue', { name: 'a', path: '/s' }],
    ['a script', { name: 'a', path: 'javascript:alert(1)' }],
    ['a field nobody knows', { name: 'a', path, owner: 'mateo' }],
  ])('With %s it is refused', async (_, json) => {
    const { save } = aDeskWithViews();
    expect(await save(json)).toMatchObject({ status: 400, body: { code: 'request-invalid' } });
  });
});
