import { describe, expect, test } from 'vitest';
import { NO_CHANGES } from '#domain/staff/fields.ts';
import type { StaffState } from '#domain/staff/state.ts';
import { policy } from '#test/support/case-fixture.ts';
import { rendered } from '#tools/doctor/doctor.ts';
import { findingsOf, judges, parts, partsOf, type Wanted } from '#tools/doctor/judge.ts';
import type { Part, Seen, Sight } from '#tools/doctor/sight.ts';

const wanted: Wanted = { policy, calendarWarnings: [], local: false };

const users: Sight['users']['users'] = policy.people.map(({ id, email, roles }) => ({
  ...{ name: id, email, groups: roles, enabled: true, hasSignedIn: true },
}));

const well: Sight = {
  stack: { status: 'UPDATE_COMPLETE', unfinished: [] },
  policy: { version: policy.version },
  functions: [{ name: 'Amends-own', state: 'Active', throttledToZero: false }],
  concurrency: { limit: 1000 },
  machines: [{ name: 'Amends-complaint', status: 'ACTIVE' }],
  readers: [{ of: 'Amends-Outgoing', state: 'Enabled' }],
  rules: [{ name: 'Amends-Figures', enabled: true }],
  deadLetters: [{ queue: 'Amends-TimerDlq', messages: 0 }],
  alarms: [{ name: 'Amends-api-5xx', there: true, rings: true, red: false }],
  alarmReaders: [{ protocol: 'email', confirmed: true }],
  mailOut: { domain: 'lumbre.example', verified: true, sending: true, production: true, health: 'HEALTHY' },
  dkim: { domain: 'lumbre.example', status: 'SUCCESS' },
  mailIn: { activeRuleSet: 'Amends', expected: 'Amends' },
  table: { status: 'ACTIVE', streams: true },
  backups: { pointInTime: true, timeToLive: true, protectedFromDeletion: true, mustBeProtected: true },
  buckets: [{ name: 'inbound', keepsVersions: true, mustKeepVersions: true, closed: true }],
  inboundBucket: { announces: true },
  keys: [{ of: 'histories', answers: true }],
  secrets: { systems: policy.integrations.map(({ id }) => id), channels: ['telegram'], empty: [] },
  users: { users, staff: NO_CHANGES },
  doors: [{ path: '/', status: 200 }],
};

const found = (change: Partial<Seen>, of: Partial<Wanted> = {}) =>
  findingsOf({ ...well, ...change }, { ...wanted, ...of }).map(({ part, level, what }) => [part, level, what]);

const [first] = users as [Sight['users']['users'][number]];
const others = users.slice(1);

describe('what is missing of a deployment', () => {
  test('Nothing is, where all is as it should be, and each part is looked at', () => {
    expect(found({})).toEqual([]);
    expect(parts).toEqual(Object.keys(well));
    expect(rendered(parts, [])).toMatch(/✓ mail goes out\n[\s\S]*Nothing is missing\.$/);
  });

  test('A help desk is signed in to by its channel, and needs no secret of a system', () => {
    const [system, ...rest] = policy.integrations;
    if (!system) throw new Error('No integration');
    const of = { policy: { ...policy, integrations: [{ ...system, helpDesk: 'zendesk' as const }, ...rest] } };
    const systems = rest.map(({ id }) => id);
    expect(found({ secrets: { ...well.secrets, systems, channels: ['zendesk'] } }, of)).toEqual([]);
    expect(found({ secrets: { ...well.secrets, systems } }, of)).toMatchObject([
      ['secrets', expect.anything(), expect.stringMatching(/has no secret/)],
    ]);
  });

  test.each<[Part, Partial<Sight>, RegExp]>([
    ['stack', { stack: { status: 'ROLLBACK_COMPLETE', unfinished: [] } }, /is ROLLBACK_COMPLETE/],
    ['stack', { stack: { status: 'UPDATE_COMPLETE', unfinished: ['StoreTable'] } }, /StoreTable/],
    ['stack', { stack: { status: 'UPDATE_ROLLBACK_COMPLETE', unfinished: [] } }, /UPDATE_ROLLBACK_COMPLETE/],
    ['policy', { policy: { version: undefined } }, /Policy unknown is deployed/],
    [
      'policy',
      { policy: { version: policy.version, pushed: { version: 'x', fits: true } } },
      /x was pushed and holds, /,
    ],
    ['policy', { policy: { version: policy.version, pushed: { version: 'x', fits: false } } }, /x .* for other code/],
    ['functions', { functions: [{ name: 'own', state: 'Failed', throttledToZero: false }] }, /own is Failed/],
    ['functions', { functions: [{ name: 'own', state: 'Active', throttledToZero: true }] }, /may not run at all/],
    ['machines', { machines: [{ name: 'settle', status: 'DELETING' }] }, /settle is DELETING/],
    ['readers', { readers: [{ of: 'queue', state: 'Disabled' }] }, /queue is not handed on/],
    ['rules', { rules: [{ name: 'figures', enabled: false }] }, /figures is off/],
    ['deadLetters', { deadLetters: [{ queue: 'dlq', messages: 1 }] }, /^1 message waits in dlq$/],
    ['alarms', { alarms: [{ name: 'one', there: false, rings: false, red: false }] }, /one is gone/],
    ['alarms', { alarms: [{ name: 'one', there: true, rings: false, red: false }] }, /one tells nobody/],
    ['alarms', { alarms: [{ name: 'one', there: true, rings: true, red: true }] }, /one is red/],
    ['alarmReaders', { alarmReaders: [] }, /Nobody hears alarms/],
    ['alarmReaders', { alarmReaders: [{ protocol: 'email', confirmed: false }] }, /not confirmed/],
    ['mailOut', { mailOut: { ...well.mailOut, verified: false } }, /not verified/],
    ['mailOut', { mailOut: { ...well.mailOut, sending: false } }, /sends nothing/],
    ['mailOut', { mailOut: { ...well.mailOut, production: false } }, /sandbox/],
    ['mailOut', { mailOut: { ...well.mailOut, health: 'PROBATION' } }, /PROBATION/],
    ['dkim', { dkim: { domain: 'lumbre.example', status: 'PENDING' } }, /not signed/],
    ['mailIn', { mailIn: { activeRuleSet: undefined, expected: 'Amends' } }, /active rule set is none/],
    ['mailIn', { mailIn: { activeRuleSet: 'other', expected: 'Amends' } }, /active rule set is other/],
    ['table', { table: { status: 'ACTIVE', streams: false } }, /stream of the table is off/],
    ['backups', { backups: { ...well.backups, pointInTime: false } }, /cannot be restored/],
    ['backups', { backups: { ...well.backups, timeToLive: false } }, /Items that are over stay/],
    ['backups', { backups: { ...well.backups, protectedFromDeletion: false } }, /can be deleted/],
    [
      'buckets',
      { buckets: [{ name: 'b', keepsVersions: false, mustKeepVersions: true, closed: true }] },
      /no versions/,
    ],
    ['buckets', { buckets: [{ name: 'b', keepsVersions: true, mustKeepVersions: true, closed: false }] }, /public/],
    ['inboundBucket', { inboundBucket: { announces: false } }, /mail becomes no case/],
    ['keys', { keys: [{ of: 'documents', answers: false }] }, /key for documents/],
    [
      'secrets',
      { secrets: { ...well.secrets, systems: well.secrets.systems.slice(1) } },
      /has no secret that can be used/,
    ],
    ['secrets', { secrets: { ...well.secrets, empty: ['LinkSecret'] } }, /LinkSecret has no current value/],
    ['users', { users: { users: others, staff: NO_CHANGES } }, /there is no such user/],
    [
      'users',
      { users: { users: [...users, { ...first, name: 'eve' }], staff: NO_CHANGES } },
      /eve can sign in and is nobody/,
    ],
    ['users', { users: { users: [{ ...first, enabled: false }, ...others], staff: NO_CHANGES } }, /is switched off/],
    [
      'users',
      { users: { users: [{ ...first, groups: ['supervisor', 'owner'] }, ...others], staff: NO_CHANGES } },
      /is in the groups/,
    ],
    [
      'users',
      { users: { users: [{ ...first, email: undefined }, ...others], staff: NO_CHANGES } },
      /mail address of .* differs/,
    ],
    ['doors', { doors: [{ path: '/desk', status: undefined }] }, /GET \/desk answers nothing/],
  ])('%s: %o is one thing that is missing', (part, change, what) => {
    const findings = found(change);
    expect(findings).toEqual([[part, 'missing', expect.stringMatching(what)]]);
  });

  test.each<[Part, Partial<Sight>]>([
    ['policy', { policy: { version: 'before', pushed: { version: policy.version, fits: true } } }],
    ['concurrency', { concurrency: { limit: 10 } }],
    ['secrets', { secrets: { ...well.secrets, channels: [] } }],
    ['users', { users: { users: [{ ...first, hasSignedIn: false }, ...others], staff: NO_CHANGES } }],
  ])('%s: %o breaks nothing, and is said', (part, change) => {
    const findings = findingsOf({ ...well, ...change }, wanted);
    expect(findings).toEqual([expect.objectContaining({ part, level: 'note' })]);
    expect(rendered(parts, findings)).toMatch(/Nothing is missing\.$/);
  });

  test('A stranger who is switched off, a table of development that can be deleted and a bucket of logs without versions are as they should be', () => {
    expect(
      found({
        users: { users: [...users, { ...first, name: 'eve', enabled: false }], staff: NO_CHANGES },
        backups: { ...well.backups, protectedFromDeletion: false, mustBeProtected: false },
        buckets: [{ name: 'logs', keepsVersions: false, mustKeepVersions: false, closed: true }],
      }),
    ).toEqual([]);
  });

  describe('people whom the desk has changed', () => {
    const eve = { ...first, name: 'eve', email: 'eve@lumbre.example' };
    const added = { name: 'Eve', email: eve.email, roles: ['expert' as const], languages: ['es'] };
    const staff = (people: StaffState['people']): StaffState => ({ ...NO_CHANGES, seq: 1, people });

    test('Whoever was added at the desk is no stranger, and has to be able to sign in', () => {
      const desk = staff({ eve: { added } });
      expect(found({ users: { users: [...users, { ...eve, groups: ['expert'] }], staff: desk } })).toEqual([]);
      expect(found({ users: { users, staff: desk } })).toEqual([
        ['users', 'missing', 'eve works here and cannot sign in: there is no such user'],
      ]);
    });

    test('Whoever has left needs no user, and must not be able to sign in', () => {
      const desk = staff({ [first.name]: { left: true } });
      expect(found({ users: { users: others, staff: desk } })).toEqual([]);
      expect(found({ users: { users: [{ ...first, enabled: false }, ...others], staff: desk } })).toEqual([]);
      expect(found({ users: { users, staff: desk } })).toEqual([
        ['users', 'missing', `${first.name} has left and can still sign in`],
      ]);
    });

    test('Roles and addresses are those of the desk', () => {
      const { roles } = policy.people.find(({ id }) => id === first.name) ?? { roles: [] };
      const desk = staff({ [first.name]: { set: { roles: ['expert'] }, was: { roles } } });
      const now = { ...first, groups: ['expert'] };
      expect(found({ users: { users: [now, ...others], staff: desk } })).toEqual([]);
      expect(found({ users: { users, staff: desk } })).toHaveLength(1);
    });
  });

  test('A part that may not be looked at is not taken for well', () => {
    const findings = findingsOf({ ...well, alarms: { unseen: 'AccessDeniedException' } }, wanted);
    expect(findings).toEqual([expect.objectContaining({ part: 'alarms', level: 'unseen' })]);
    expect(rendered(parts, findings)).toMatch(
      /✗ all alarms would ring\n[\s\S]*AccessDenied[\s\S]*1 thing is missing\.$/,
    );
  });

  test('An emulator is not asked for what only AWS has', () => {
    expect(partsOf({ local: true })).toEqual(parts.filter((part) => !judges[part].onlyOnAws));
    expect(found({ alarmReaders: [], concurrency: { limit: 1 } }, { local: true })).toEqual([]);
  });

  test('A calendar that ends is said', () => {
    expect(found({}, { calendarWarnings: ['calendars/es.yaml: ends on 2026-12-31, in 31 days'] })).toEqual([
      ['calendars', 'missing', expect.stringContaining('es.yaml')],
    ]);
  });
});
