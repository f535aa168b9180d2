import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aStorage, asBrowser, clientOf, deskModule } from '#test/support/browser.ts';
import { aDesk, lucia } from '#test/support/desk.ts';

type Choices = typeof import('../../desk/parts/choices.ts');

const server = aDesk();

/** A browser of its own, with what it had kept before, and somebody signed in. */
const aBrowser = async ({ local = aStorage(), as = lucia } = {}) => {
  vi.resetModules();
  asBrowser({ local });
  const { client, network } = clientOf(server.desk, as);
  vi.doMock('../../desk/api/client.ts', () => client);
  const person = () => ({ id: as.id, roles: as.groups });
  vi.doMock('../../desk/session/session.ts', () => ({ person, know: (who: object) => expect(who).toEqual(person()) }));
  const choices: Choices = await import('../../desk/parts/choices.ts');
  const { syncChoices }: { syncChoices: () => Promise<void> } = await import(deskModule('parts/choices-sync.ts'));
  return { ...choices, local, network, signIn: syncChoices };
};

const pass = (ms = 500) => vi.advanceTimersByTimeAsync(ms);
const kept = async (as = lucia) => (await server.desk('GET', '/desk/me', { as })).body;

beforeEach(() => {
  vi.useFakeTimers();
  for (const { pk, sk } of server.table.all()) void server.table.write([{ drop: { pk, sk } }]);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('How somebody has chosen to see the desk', () => {
  it('What is chosen holds at once, and in the next browser before anything is shown', async () => {
    const one = await aBrowser();
    await one.signIn();
    one.choose({ theme: 'dark', keys: false });
    expect(one.choices()).toMatchObject({ theme: 'dark', keys: false });
    await pass();
    expect(one.unsent()).toEqual({});
    const other = await aBrowser();
    await other.signIn();
    expect(other.choices()).toEqual({ theme: 'dark', keys: false });
  });

  it('Two browsers do not overwrite each other: what each chose stays', async () => {
    const one = await aBrowser();
    await one.signIn();
    const other = await aBrowser();
    await other.signIn();
    other.choose({ density: 'compact' });
    await pass();
    one.choose({ theme: 'dark' });
    await pass();
    expect(await kept()).toMatchObject({ density: 'compact', theme: 'dark', version: 2 });
    expect(one.choices()).toEqual({ density: 'compact', theme: 'dark' });
  });

  it('What a browser had kept by itself is taken over once', async () => {
    const local = aStorage({
      'desk.language': 'en',
      'desk.look': '{"mode":"dark"}',
      'desk.keys': 'off',
      'desk.sound': 'true',
    });
    await (await aBrowser({ local })).signIn();
    await pass();
    expect(await kept()).toMatchObject({ language: 'en', theme: 'dark', keys: false, notices: { sound: true } });
    const elsewhere = await aBrowser();
    await elsewhere.signIn();
    elsewhere.choose({ language: 'es' });
    await pass();
    const again = await aBrowser({ local });
    await again.signIn();
    await pass();
    expect(again.choices()).toMatchObject({ language: 'es', theme: 'dark' });
    expect(await kept()).toMatchObject({ language: 'es', version: 2 });
  });

  it('Whoever signs in after somebody else sees nothing of how that one had it', async () => {
    const local = aStorage();
    const one = await aBrowser({ local });
    await one.signIn();
    one.choose({ theme: 'dark' });
    one.network.isThere = false;
    await pass();
    const next = await aBrowser({ local, as: { id: 'mateo', groups: ['owner'] } });
    await next.signIn();
    await pass();
    expect(next.choices()).toEqual({});
    expect(await kept({ id: 'mateo', groups: ['owner'] })).toMatchObject({ version: 0 });
  });

  it('Without a network it holds here, and arrives once there is one', async () => {
    const one = await aBrowser();
    await one.signIn();
    one.network.isThere = false;
    one.choose({ language: 'en' });
    await pass(20_000);
    expect(one.choices().language).toBe('en');
    expect(one.unsent()).toEqual({ language: 'en' });
    one.network.isThere = true;
    await pass(20_000);
    expect(await kept()).toMatchObject({ language: 'en' });
    expect(one.unsent()).toEqual({});
  });

  it('What the server refuses keeps nothing else from being kept', async () => {
    const one = await aBrowser();
    await one.signIn();
    one.choose({ view: '/c/no-queue' });
    await pass();
    one.choose({ theme: 'light' });
    await pass();
    expect(await kept()).toMatchObject({ theme: 'light' });
    expect(await kept()).not.toHaveProperty('view');
  });

  it('What somebody else wrote where it is kept does no harm', async () => {
    const one = await aBrowser({ local: aStorage({ 'desk.choices': '{broken', 'desk.look': 'dark' }) });
    expect(one.choices()).toEqual({});
  });
});
