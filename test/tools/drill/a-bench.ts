import type { Bench } from '#tools/drill/bench.ts';
import type { ComplaintPorts, DrillCase } from '#tools/drill/complaint.ts';

/** A bench whose clock only waiting moves, and what was said on it. */
export const aBench = (): Bench & { said: string[]; all: () => string } => {
  let now = Date.parse('2026-11-30T09:00:00.000Z');
  const said: string[] = [];
  return {
    said,
    all: () => said.join('\n'),
    now: () => now,
    wait: async (ms) => {
      now += ms;
    },
    say: (line) => void said.push(line),
  };
};

export const CASE = '01998000-0000-7000-8000-000000000001';

const waits: DrillCase = {
  caseId: CASE,
  reference: 'AM-7K3Q9F2D',
  execution: { name: CASE, status: 'RUNNING' },
  asked: `${CASE}.examine.1 one`,
  setAside: false,
  resumed: 0,
};

/** A deployment with one complaint, after a look or two; `state` is how it stands, and what was done to it. */
export const aDeployment = (over: Partial<ComplaintPorts> = {}) => {
  const state = { filed: 0, one: undefined as DrillCase | undefined, done: [] as string[], looks: 0 };
  const change = (by: Partial<DrillCase>): void => {
    if (state.one) state.one = { ...state.one, ...by };
  };
  const ports: ComplaintPorts = {
    file: async () => {
      state.filed += 1;
      return { key: 'inbound/one', at: '2026-11-30T09:00:00.000Z' };
    },
    cases: async () => {
      state.looks += 1;
      if (state.filed > 0 && state.looks > 1 && !state.done.includes('destroy')) state.one ??= waits;
      return state.one ? [state.one] : [];
    },
    setAside: async () => {
      state.done.push('set-aside');
      change({ setAside: true });
      return true;
    },
    erase: async () => {
      state.done.push('erase');
      return ['AM-7K3Q9F2D  blocked  GDPR 17.3.b'];
    },
    destroy: async () => {
      state.done.push('destroy');
      state.one = undefined;
    },
    stop: async () => {
      state.done.push('stop');
      change({ execution: { name: state.one?.execution?.name ?? '', status: 'ABORTED' } });
    },
    lookNow: async () => {
      state.done.push('look');
      const { asked: _, ...rest } = state.one ?? waits;
      state.one = { ...rest, execution: { name: `${CASE}-resumed-1`, status: 'RUNNING' }, resumed: 1 };
      state.one.asked = `${CASE}.examine.1 two`;
    },
    ...over,
  };
  return { state, ports, change };
};
