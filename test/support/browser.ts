import { vi } from 'vitest';
import type { aDesk } from './desk.ts';

/** What a browser keeps under names, as the desk uses it. */
export const aStorage = (kept: Record<string, string> = {}): Storage => {
  const all = new Map(Object.entries(kept));
  return {
    getItem: (name: string) => all.get(name) ?? null,
    setItem: (name: string, value: string) => void all.set(name, String(value)),
    removeItem: (name: string) => void all.delete(name),
    key: (place: number) => [...all.keys()][place] ?? null,
    clear: () => all.clear(),
    get length() {
      return all.size;
    },
  };
};

/** What modules of the desk find around them; nothing is shown. */
export const asBrowser = ({ local = aStorage(), session = aStorage() } = {}): void => {
  const target = new EventTarget();
  vi.stubGlobal('localStorage', local);
  vi.stubGlobal('sessionStorage', session);
  vi.stubGlobal('addEventListener', target.addEventListener.bind(target));
  vi.stubGlobal('dispatchEvent', target.dispatchEvent.bind(target));
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }));
};

type Asked = {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: object;
  headers?: Record<string, string>;
  query?: Record<string, string | undefined>;
};

/** The desk's client (desk/api/client.ts) with the endpoints themselves in place of a network, which can be cut. */
export const clientOf = (desk: ReturnType<typeof aDesk>['desk'], as: { id: string; groups: string[] }) => {
  const network = { isThere: true, asked: [] as string[] };
  class Problem extends Error {
    readonly status: number;
    constructor(status: number) {
      super(String(status));
      this.status = status;
    }
  }
  class SessionOver extends Error {}
  const api = async (path: string, { method = 'GET', body, headers, query = {} }: Asked = {}) => {
    if (!network.isThere) throw new Error('unreachable');
    network.asked.push(`${method} ${path}`);
    const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const answer = await desk(method, path, {
      as,
      ...(body && { json: body }),
      ...(headers && { headers }),
      query: Object.fromEntries(given),
    });
    if (answer.status >= 400) throw new Problem(answer.status);
    return answer.body;
  };
  return { network, client: { Problem, SessionOver, api } };
};

/** A module of the desk that uses a browser, which the types of the tests do not know. */
export const deskModule = (name: string): string => new URL(`../../desk/${name}`, import.meta.url).pathname;
