import { describe, expect, test } from 'vitest';
import { type AlarmPorts, type AlarmState, drillAlarm } from '#tools/drill/alarm.ts';
import { aBench } from './a-bench.ts';

const NAME = 'Amends-sweep-errors';
const asked = { name: NAME, isLocal: false };

/** An account with one alarm, whose topic hears it after a while. */
const anAccount = (over: Partial<AlarmPorts> = {}) => {
  const state = { now: 'OK' as AlarmState, heard: [] as { alarm: string; state: string }[], listening: false };
  const set: string[] = [];
  const ports: AlarmPorts = {
    alarm: async () => ({ state: state.now, rings: true }),
    set: async (alarm, to) => {
      set.push(to);
      state.now = to;
      state.heard.push({ alarm, state: to });
    },
    readers: async () => [{ protocol: 'email', confirmed: true }],
    listen: async () => {
      state.listening = true;
      return {
        heard: async () => state.heard.splice(0, 1),
        left: 'remove the queue',
        stop: async () => {
          state.listening = false;
        },
      };
    },
    ...over,
  };
  return { state, set, ports };
};

describe('the drill of alarms', () => {
  test('An alarm that rings at the topic is put back to what it was, and the drill’s own reader is gone', async () => {
    const { state, set, ports } = anAccount();
    state.now = 'INSUFFICIENT_DATA';
    const bench = aBench();
    await drillAlarm(bench, asked, ports);
    expect(set).toEqual(['ALARM', 'INSUFFICIENT_DATA']);
    expect(state.listening).toBe(false);
    expect(bench.all()).toMatch(
      /✓ Amends-sweep-errors rang at the topic[\s\S]*1 confirmed subscription was told: email/,
    );
  });

  test('An alarm that does not ring is put back all the same, and it is said', async () => {
    const { state, set, ports } = anAccount({
      listen: async () => ({
        heard: async () => [],
        left: 'remove the queue',
        stop: async () => {
          state.listening = false;
        },
      }),
    });
    await expect(drillAlarm(aBench(), asked, ports)).rejects.toThrow(/Not seen within 120 s: .* rang at the topic/);
    expect(set).toEqual(['ALARM', 'OK']);
  });

  test('Where nobody has confirmed the drill fails in an account; an emulator has nobody', async () => {
    const readers = async () => [{ protocol: 'email', confirmed: false }];
    const { ports, set } = anAccount({ readers });
    await expect(drillAlarm(aBench(), asked, ports)).rejects.toThrow(/nobody heard it/);
    expect(set).toEqual(['ALARM', 'OK']);
    const bench = aBench();
    await drillAlarm(bench, { ...asked, isLocal: true }, anAccount({ readers }).ports);
    expect(bench.all()).toMatch(/\(email\) is not confirmed[\s\S]*only an account can show/);
  });

  test.each<[string, Awaited<ReturnType<AlarmPorts['alarm']>>, RegExp]>([
    ['is not there', undefined, /There is no alarm/],
    ['tells nobody', { state: 'OK', rings: false }, /tells nobody/],
    ['is red', { state: 'ALARM', rings: true }, /is red already/],
  ])('An alarm that %s is left alone', async (_, found, why) => {
    const { set, ports, state } = anAccount({ alarm: async () => found });
    await expect(drillAlarm(aBench(), asked, ports)).rejects.toThrow(why);
    expect(set).toEqual([]);
    expect(state.listening).toBe(false);
  });

  test('An alarm that stays red and traces that stay are told, with what to do by hand', async () => {
    const stays = anAccount();
    stays.ports.set = async (alarm, to) => {
      if (to !== 'ALARM') throw new Error('throttled');
      stays.state.now = to;
      stays.state.heard.push({ alarm, state: to });
    };
    const bench = aBench();
    await expect(drillAlarm(bench, asked, stays.ports)).rejects.toThrow(/set-alarm-state --alarm-name Amends-sweep/);
    expect(bench.all()).toContain('✗ Not taken back');
    expect(stays.state.listening).toBe(false);
  });
});
