import { afterEach, describe, expect, it, vi } from 'vitest';
import { aStorage, asBrowser, clientOf, deskModule } from '#test/support/browser.ts';
import { aDesk, lucia } from '#test/support/desk.ts';

type Module = { readViews: () => Promise<{ own: { name: string; path: string }[] }> };

const OLD = 'desk.views.lucia';

const aBrowser = async (old?: string) => {
  vi.resetModules();
  const local = aStorage(old === undefined ? {} : { [OLD]: old });
  asBrowser({ local });
  const { client, network } = clientOf(aDesk().desk, lucia);
  vi.doMock('../../desk/api/client.ts', () => client);
  vi.doMock('../../desk/session/session.ts', () => ({ person: () => lucia }));
  const { readViews }: Module = await import(deskModule('parts/saved-views.ts'));
  return { local, network, readViews };
};

afterEach(() => void vi.unstubAllGlobals());

describe('Views that a browser kept before the server did', () => {
  it('They are taken over once, all that fit', async () => {
    const old = [
      { name: 'Graves', path: '/q/mine?severity=3,4' },
      { name: 'De otra clase', path: '/c/AM-22222222' },
      { name: 'Vencidos míos', path: '/q/breached?q=caf%C3%A9' },
    ];
    const { readViews, local, network } = await aBrowser(JSON.stringify(old));
    expect((await readViews()).own.map(({ name }) => name)).toEqual(['Graves', 'Vencidos míos']);
    expect(local.getItem(OLD)).toBeNull();
    network.asked.length = 0;
    await readViews();
    expect(network.asked).toEqual(['GET /desk/views']);
  });

  it('Without a network they stay until there is one', async () => {
    const { readViews, local, network } = await aBrowser('[{"name":"Graves","path":"/q/mine"}]');
    network.isThere = false;
    await expect(readViews()).rejects.toThrow();
    expect(local.getItem(OLD)).not.toBeNull();
    network.isThere = true;
    expect((await readViews()).own).toHaveLength(1);
  });

  it.each(['{broken', '{}', 'null', '[]'])('What somebody else wrote there (%s) does no harm', async (old) => {
    const { readViews, local } = await aBrowser(old);
    expect((await readViews()).own).toEqual([]);
    expect(local.getItem(OLD)).toBeNull();
  });
});
