import { describe, expect, it } from 'vitest';
import { aDesk, iker, lucia, mateo, sofia } from '#test/support/desk.ts';

const everything = {
  language: 'en',
  theme: 'dark',
  density: 'compact',
  keys: false,
  notices: { sound: true, title: false },
  view: '/q/breached?severity=3,4&q=caf%C3%A9',
};

const put = (desk: ReturnType<typeof aDesk>['desk'], json: unknown, version?: string, as = lucia) =>
  desk('PUT', '/desk/me', { as, json, headers: version === undefined ? {} : { 'if-match': version } });

describe('GET /desk/me', () => {
  it('Whoever has chosen nothing yet reads who they are, and version 0', async () => {
    const { desk } = aDesk();
    const answer = await desk('GET', '/desk/me', { as: sofia });
    expect(answer.body).toEqual({
      id: 'sofia',
      name: 'Sofía Arrizabalaga',
      roles: ['approver', 'supervisor'],
      version: 0,
    });
    expect(answer.headers['etag']).toBe('"0"');
  });

  it('Experts have theirs too; nobody without a role has any', async () => {
    const { desk } = aDesk();
    expect((await desk('GET', '/desk/me', { as: iker })).status).toBe(200);
    expect((await desk('GET', '/desk/me', { as: { id: 'nadie', groups: [] } })).status).toBe(403);
    expect((await desk('GET', '/desk/me')).status).toBe(401);
  });
});

describe('PUT /desk/me', () => {
  it('What is chosen in one browser is read in another, by nobody else', async () => {
    const { desk } = aDesk();
    expect((await put(desk, everything, '"0"')).body).toMatchObject({ ...everything, version: 1 });
    expect((await desk('GET', '/desk/me', { as: lucia })).body).toMatchObject({ ...everything, version: 1 });
    expect((await desk('GET', '/desk/me', { as: mateo })).body).toMatchObject({ version: 0 });
  });

  it('It takes the place of all that was chosen before: what is left out is chosen no more', async () => {
    const { desk } = aDesk();
    await put(desk, everything, '"0"');
    const { body } = await put(desk, { theme: 'light' }, '"1"');
    expect(body).toMatchObject({ theme: 'light', version: 2 });
    expect(body).not.toHaveProperty('language');
  });

  it.each(['"0"', '"7"', '"2", "3"'])('A browser that read version %s does not overwrite another one', async (read) => {
    const { desk } = aDesk();
    await put(desk, { theme: 'dark' }, '"0"');
    const refused = await put(desk, { theme: 'light' }, read);
    expect(refused).toMatchObject({ status: 412, body: { code: 'changed-elsewhere' } });
    expect((await desk('GET', '/desk/me', { as: lucia })).body).toMatchObject({ theme: 'dark', version: 1 });
  });

  it('Of two browsers at the same moment one is kept, and the other is told', async () => {
    const { desk } = aDesk();
    const answers = await Promise.all([put(desk, { theme: 'dark' }, '"0"'), put(desk, { theme: 'light' }, '"0"')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it('Whoever does not say what they read is refused; whoever says that it does not matter is not', async () => {
    const { desk } = aDesk();
    expect(await put(desk, { keys: true })).toMatchObject({ status: 400, body: { code: 'value-invalid' } });
    expect((await put(desk, { keys: true }, '"uno"')).status).toBe(400);
    expect((await put(desk, { keys: true }, '*')).status).toBe(200);
    expect((await put(desk, { keys: false }, '*')).body.version).toBe(2);
  });

  it.each([
    ['another language', { language: 'fr' }],
    ['a field that nobody knows', { colour: 'red' }],
    ['another notice', { notices: { mail: true } }],
    ['a text in place of yes or no', { keys: 'off' }],
    ['a view of another site', { view: 'https://evil.example/q/mine' }],
    ['a place that is no queue', { view: '/c/AM-7K3Q9F2D' }],
    ['a way out of the desk', { view: '/q/../../t/x' }],
    ['a view with a fragment', { view: '/q/mine?q=a#b' }],
    ['a view that is too long', { view: `/q/mine?q=${'a'.repeat(600)}` }],
    ['a list', []],
  ])('It is refused with %s', async (_, json) => {
    const { desk } = aDesk();
    expect(await put(desk, json, '"0"')).toMatchObject({ status: 400, body: { code: 'request-invalid' } });
  });

  it('It is an item of its own that no other person’s lies beside', async () => {
    const { desk, table } = aDesk();
    await put(desk, { theme: 'dark' }, '"0"');
    expect(table.all()).toEqual([{ pk: 'ME#lucia', sk: 'ME', choices: { theme: 'dark' }, version: 1 }]);
  });
});
