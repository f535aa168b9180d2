import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { channelNames } from '#channels/names.ts';
import { type StaffAct, StaffChange, StaffRecord } from '#domain/staff/change.ts';
import { decideStaff } from '#domain/staff/decide.ts';
import { disruptionAt } from '#domain/staff/disruption.ts';
import { NO_CHANGES } from '#domain/staff/fields.ts';
import { withRecord } from '#domain/staff/fold.ts';
import type { StaffState } from '#domain/staff/state.ts';
import { instantAfter } from '#domain/time.ts';
import { type DisruptableChannel, disruptableChannels } from '#domain/vocabulary.ts';
import { policy } from '#test/support/policy.ts';

const AT = '2026-11-23T09:00:00.000Z';
const HOUR = 3_600_000;

const said = (channels: DisruptableChannel[], forHours = 2): StaffAct => ({ change: 'disruption', channels, forHours });
const over: StaffAct = { change: 'no-disruption' };

const decide = (act: StaffAct, state: StaffState = NO_CHANGES, at = AT, given = policy) =>
  decideStaff(act, { state, policy: given, by: 'sofia', at });

describe('what customers are told of a channel', () => {
  it.each([
    ['once', [said(['whatsapp'])], { channels: ['whatsapp'], until: '2026-11-23T11:00:00.000Z' }],
    [
      'again',
      [said(['whatsapp', 'sms']), said(['email'], 72)],
      { channels: ['email'], until: '2026-11-26T09:00:00.000Z' },
    ],
    [
      'twice at once',
      [said(['sms', 'email', 'sms'])],
      { channels: ['email', 'sms'], until: '2026-11-23T11:00:00.000Z' },
    ],
    ['and taken back', [said(['call']), over], undefined],
  ])('What was said %s holds, and nothing of what was said before', (_, acts, expected) => {
    const state = acts.reduce<StaffState>((before, act) => decide(act, before).state, NO_CHANGES);
    expect(disruptionAt(state.disruption, AT)).toEqual(expected);
  });

  it('It ends by itself, at the hour and not before', () => {
    const { disruption } = decide(said(['call'], 3)).state;
    expect(disruptionAt(disruption, instantAfter(AT, 3 * HOUR - 1))?.channels).toEqual(['call']);
    expect(disruptionAt(disruption, instantAfter(AT, 3 * HOUR))).toBeUndefined();
  });

  it.each([
    ['nothing was said', NO_CHANGES, AT],
    ['it has ended', decide(said(['call'], 3)).state, instantAfter(AT, 3 * HOUR)],
  ])('It cannot be taken back where %s', (_, state, at) => {
    expect(() => decide(over, state, at)).toThrow(
      expect.objectContaining({
        code: 'change-missing',
        message: expect.stringContaining('there is nothing to end'),
        errors: [{ pointer: '/change', message: 'must change something' }],
      }),
    );
  });

  it('It asks for no other supervisor, and does not wait for a team that the file made unfit', () => {
    const unfit = { ...policy, people: policy.people.filter(({ id }) => id !== 'lucia') };
    expect(() => decide({ change: 'back', person: 'mateo' }, NO_CHANGES, AT, unfit)).toThrow();
    const { record, state } = decide(said(['chat']), NO_CHANGES, AT, unfit);
    expect([record.type, state.asked]).toEqual(['changed', []]);
  });

  it('Whatever is said and of whom else anything is changed, the state is what its record says', () => {
    const act = fc.oneof(
      fc.record({
        change: fc.constant('disruption' as const),
        channels: fc.array(fc.constantFrom(...disruptableChannels), { minLength: 1 }),
        forHours: fc.integer({ min: 1, max: 72 }),
      }),
      fc.constant(over),
      fc.constant<StaffAct>({
        ...{ change: 'absence', person: 'lucia' },
        absence: { from: '2026-11-23', to: '2026-11-27' },
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(act, fc.integer({ min: 0, max: 80 })), { maxLength: 8 }), (acts) => {
        const records: StaffRecord[] = [];
        let state = NO_CHANGES;
        let at = AT;
        for (const [one, hours] of acts) {
          at = instantAfter(at, hours * HOUR);
          if ('change' in one && one.change === 'no-disruption' && !disruptionAt(state.disruption, at)) continue;
          const decided = decide(one, state, at);
          records.push(decided.record);
          state = decided.state;
        }
        expect(records.reduce((before, record) => withRecord(before, record, policy), NO_CHANGES)).toEqual(state);
        expect(records.filter((record) => !StaffRecord.safeParse(record).success)).toEqual([]);
      }),
    );
  });
});

describe('what can be said', () => {
  it.each([
    [['email'], 1, true],
    [['call', 'sms'], 72, true],
    [['email'], 0, false],
    [['email'], 73, false],
    [['email'], 1.5, false],
    [[], 2, false],
    [['web'], 2, false],
    [['instagram'], 2, false],
  ])('Of %j for %d hours: %s', (channels, forHours, isTaken) => {
    expect(StaffChange.safeParse({ change: 'disruption', channels, forHours }).success).toBe(isTaken);
  });

  it('It is said of channels that there are', () => {
    expect(disruptableChannels.filter((one) => !channelNames.includes(one))).toEqual([]);
  });
});
