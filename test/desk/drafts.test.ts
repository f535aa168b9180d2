import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aStorage, asBrowser, clientOf, deskModule } from '#test/support/browser.ts';
import { CASE_ID, caseFixture } from '#test/support/case-fixture.ts';
import { aDesk, lucia } from '#test/support/desk.ts';

type Values = Record<string, string>;
type Local = {
  localDraft: (form: string) => { values: Values; isKept: boolean; isFound?: boolean; version: number } | undefined;
  keepLocal: (form: string, draft: { values: Values; version: number; isKept: boolean }) => void;
};
type Sync = {
  loadDrafts: (caseId: string) => Promise<void>;
  saveSoon: (form: string) => void;
  forgetDraft: (form: string) => void;
  otherDraft: (form: string) => { values: Values } | undefined;
  keepMine: (form: string) => void;
  takeOther: (form: string) => Values | undefined;
};

const letter = `${CASE_ID}.letter`;
let server: ReturnType<typeof aDesk>;

/** A tab of a browser of its own; `session` is what it had before it was loaded again. */
const aTab = async (session = aStorage()) => {
  vi.resetModules();
  asBrowser({ session });
  const { client, network } = clientOf(server.desk, lucia);
  vi.doMock('../../desk/api/client.ts', () => client);
  vi.doMock('../../desk/session/session.ts', () => ({ person: () => lucia }));
  const local: Local = await import(deskModule('parts/form/local-drafts.ts'));
  const sync: Sync = await import(deskModule('parts/form/drafts-sync.ts'));
  const type = (text: string, form = letter): void => {
    const { version = 0 } = inTab(() => local.localDraft(form)) ?? {};
    inTab(() => local.keepLocal(form, { values: { text }, version, isKept: false }));
    sync.saveSoon(form);
  };
  const inTab = <T>(act: () => T): T => {
    vi.stubGlobal('sessionStorage', session);
    return act();
  };
  return {
    session,
    network,
    type,
    pass: (ms = 2_000) => inTab(() => vi.advanceTimersByTimeAsync(ms)),
    open: () => inTab(() => sync.loadDrafts(CASE_ID)),
    text: (form = letter) => inTab(() => local.localDraft(form))?.values['text'],
    draft: () => inTab(() => local.localDraft(letter)),
    other: () => sync.otherDraft(letter)?.values['text'],
    keepMine: () => inTab(() => sync.keepMine(letter)),
    takeOther: () => inTab(() => sync.takeOther(letter)),
    send: () => inTab(() => sync.forgetDraft(letter)),
  };
};

const kept = async (form = letter) =>
  (await server.desk('GET', `/desk/drafts/${form}`, { as: lucia })).body.values?.text;

beforeEach(async () => {
  vi.useFakeTimers();
  server = aDesk(caseFixture());
  await server.openCase();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('What is typed at the desk and not sent', () => {
  it('It is kept once nothing more is typed for a moment, not letter by letter', async () => {
    const tab = await aTab();
    for (const text of ['H', 'Ho', 'Hol', 'Hola']) {
      tab.type(text);
      await tab.pass(500);
    }
    expect(await kept()).toBeUndefined();
    await tab.pass();
    expect(await kept()).toBe('Hola');
    expect(tab.network.asked).toHaveLength(1);
    expect(tab.draft()).toMatchObject({ isKept: true, version: 1 });
  });

  it('It is offered in another browser, which goes on where the first one was', async () => {
    const one = await aTab();
    one.type('Querida Marta');
    await one.pass();
    const other = await aTab();
    await other.open();
    expect(other.draft()).toMatchObject({ values: { text: 'Querida Marta' }, isFound: true });
    other.type('Querida Marta: lo siento');
    await other.pass();
    expect(await kept()).toBe('Querida Marta: lo siento');
    expect(other.draft()).not.toHaveProperty('isFound');
  });

  it('Without a network it stays in the tab, and is kept once there is one', async () => {
    const tab = await aTab();
    tab.network.isThere = false;
    tab.type('Hola');
    await tab.pass(40_000);
    expect(tab.text()).toBe('Hola');
    tab.network.isThere = true;
    await tab.pass(20_000);
    expect(await kept()).toBe('Hola');
  });

  it('Where the session ends it stays in the tab, and is kept when somebody comes back', async () => {
    const tab = await aTab();
    tab.network.isThere = false;
    tab.type('Hola');
    const again = await aTab(tab.session);
    await again.open();
    await again.pass();
    expect(again.text()).toBe('Hola');
    expect(await kept()).toBe('Hola');
  });

  it('Two browsers at once: neither loses a word, and whoever is second chooses', async () => {
    const one = await aTab();
    const two = await aTab();
    one.type('Del primero');
    await one.pass();
    two.type('Del segundo');
    await two.pass();
    expect(await kept()).toBe('Del primero');
    expect([two.text(), two.other()]).toEqual(['Del segundo', 'Del primero']);
    two.keepMine();
    await two.pass();
    expect([await kept(), two.other()]).toEqual(['Del segundo', undefined]);
    one.type('Del primero, más');
    await one.pass();
    expect(one.other()).toBe('Del segundo');
    one.takeOther();
    await one.pass();
    expect([one.text(), await kept()]).toEqual(['Del segundo', 'Del segundo']);
  });

  it('What is sent is left nowhere, also while it is being kept', async () => {
    const tab = await aTab();
    tab.type('Hola');
    await tab.pass();
    tab.type('Hola, Marta');
    tab.send();
    await tab.pass(30_000);
    expect([tab.text(), await kept()]).toEqual([undefined, undefined]);
  });

  it('What was sent in one browser is no draft in the other any more', async () => {
    const one = await aTab();
    one.type('Hola');
    await one.pass();
    const two = await aTab();
    await two.open();
    one.send();
    await one.pass();
    await two.open();
    expect(two.text()).toBeUndefined();
  });

  it('What is of no case stays in the tab', async () => {
    const tab = await aTab();
    tab.type('Hola', 'hand-over-rows');
    await tab.pass();
    expect(tab.network.asked).toEqual([]);
    expect(tab.text('hand-over-rows')).toBe('Hola');
  });
});
