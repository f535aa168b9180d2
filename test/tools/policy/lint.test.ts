import { spawnSync } from 'node:child_process';
import { describe, expect, it, test } from 'vitest';
import type { Policy } from '#domain/policy/policy.ts';
import type { Person } from '#domain/policy/schema/people.ts';
import { node } from '#local/paths.ts';
import { loadPolicy } from '#policy/load.ts';
import { loadLaw } from '#policy/load-law.ts';
import type { Looked } from '#tools/policy/gaps/gap.ts';
import { gapLines, gapsOf } from '#tools/policy/lint.ts';

const demo = loadPolicy('policy');
const law = loadLaw('policy').source;
const TODAY = '2026-11-30';

const found = (over: Partial<Policy> = {}, more: Partial<Looked> = {}): string[] =>
  gapsOf({ policy: { ...demo, ...over }, law, today: TODAY, ...more }).map(
    ({ level, file, what }) => `${level} ${file}: ${what}`,
  );
const withPeople = (change: (person: Person) => Partial<Person>): Partial<Policy> => ({
  people: demo.people.map((person) => ({ ...person, ...change(person) })),
});
/** What is found of a changed policy and not of the demo's. */
const newly = (over: Partial<Policy>): string[] => {
  const before = found();
  return found(over).filter((one) => !before.includes(one));
};

describe('What a valid policy leaves open', () => {
  it('Of the demo company: what is invented, the languages that nobody speaks, and the law that begins', () => {
    const gaps = found();
    expect(gaps).toContain('risk people.yaml: 13 of 13 people have an address that is reserved for examples');
    expect(gaps).toContain('risk company.yaml: the phone +34 910 000 000 is a placeholder');
    expect(gaps).toContain('note people.yaml: no owner speaks Basque (eu)');
    expect(gaps).not.toContain('note people.yaml: no owner speaks Catalan (ca)');
    expect(gaps.join('\n')).toMatch(
      /note regimes\/es-sac\.yaml: .* binds complaints from ES that come in from 2026-12-28 on/,
    );
    expect(gaps.findIndex((one) => one.startsWith('note'))).toBeGreaterThan(
      gaps.findLastIndex((one) => one.startsWith('risk')),
    );
  });

  it('Once the law binds it is no more said to come', () => {
    expect(found({}, { today: '2026-12-28' }).join('\n')).not.toContain('binds complaints from ES');
  });

  it('An amount that one person alone may approve, with the amount and the name', () => {
    const over = withPeople(({ id }) => (id === 'andres' ? { limit: 5_000_000 } : { limit: 20_000 }));
    expect(newly(over)).toEqual([
      'risk people.yaml: above €200.00 only Andrés Echevarría may approve; cases go up to €2,510.00',
    ]);
  });

  it('A single supervisor, and a field with a single expert', () => {
    const people = demo.people.filter(({ id }) => !['andres', 'berta'].includes(id));
    expect(newly({ people })).toEqual(
      expect.arrayContaining([
        'risk people.yaml: there is one supervisor only',
        'note people.yaml: Iker Olazábal is the only expert in technical',
      ]),
    );
  });

  it('Days on which every owner is away', () => {
    const absences = [{ from: '2026-12-24', to: '2026-12-26' }];
    expect(newly(withPeople(({ roles }) => (roles.includes('owner') ? { absences } : {})))).toEqual([
      'risk people.yaml: every owner is away on 3 days from 2026-12-24 on',
    ]);
    const one = [{ from: '2026-12-24', to: '2026-12-24' }];
    expect(newly(withPeople(({ id }) => (id === 'lucia' ? { absences: one } : {})))).toEqual([]);
  });

  it('Hours of the week without anybody on duty, across midnight and the end of the week', () => {
    expect(newly({ rota: demo.rota.slice(0, 3) })).toEqual([
      'risk rota.yaml: 24 hours of the week have nobody on duty',
    ]);
    expect(newly({ rota: [{ days: [7], from: '22:00', to: '22:00', people: ['lucia'] }] })).toEqual([
      'risk rota.yaml: 144 hours of the week have nobody on duty',
    ]);
  });

  it('Calendars that end: of the countries that are served, and only those', () => {
    const calendars = law.calendars.map((one) => ({
      ...one,
      validThrough: one.id === 'es' ? '2027-01-31' : '2026-12-01',
    }));
    const gaps = found({}, { law: { ...law, calendars } }).filter((gap) => gap.includes('holidays end'));
    expect(gaps).toEqual([
      'risk calendars/es.yaml: its holidays end on 2027-01-31',
      'risk calendars/pe.yaml: its holidays end on 2026-12-01',
    ]);
  });

  it('A country without law of its own, without an emergency number and whose phones are not reached', () => {
    const company = { ...demo.company, serves: ['ES', 'PE', 'NO'] };
    expect(newly({ company })).toEqual(
      expect.arrayContaining([
        'risk regimes/: no law of NO is among the regimes',
        'risk emergency.yaml: numbers lacks NO',
        'note limits.yaml: outgoing.countries lacks PE and NO, whose customers are served',
      ]),
    );
  });

  it('Law that nobody has compared with its source for a year', () => {
    expect(found({}, { today: '2028-01-15' }).filter((gap) => gap.includes('was compared')).length).toBeGreaterThan(0);
  });

  it('A kind of letter that goes out unread, and a company without an outside body', () => {
    const negotiation = { ...demo.negotiation, release: { automatic: ['offer' as const] } };
    expect(newly({ negotiation })).toEqual([
      'note negotiation.yaml: release.automatic: offer goes out without anybody reading it',
    ]);
    expect(newly({ bodies: [] })).toEqual(['risk bodies.yaml: names no outside body for energy in ES']);
  });

  it('Each says what happens because of it and what to write, and how many there are', () => {
    const text = gapLines(gapsOf({ policy: demo, law, today: TODAY }));
    expect(text).toContain('so no notice of a task reaches them');
    expect(text).toMatch(/\n2 risks, \d+ notes$/);
    expect(gapLines([])).toBe('Nothing is open.');
  });
});

test.each(['2026-13-01', '2026-02-30', 'tomorrow', ''])(
  'A day that is none is said, and nothing is looked at: "%s"',
  (on) => {
    const { status, stderr } = spawnSync(node, ['tools/policy/policy.ts', 'lint', '--on', on], { encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toContain(`--on ${on}: there is no such day. A day is written like 2026-12-28`);
    expect(stderr).not.toContain('    at ');
  },
);

test('Nor is anything pushed over a period whose days are none', () => {
  const args = ['tools/policy/policy.ts', 'push', '--from', '2026-02-30'];
  const { status, stderr } = spawnSync(node, args, { encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr).toContain('--from 2026-02-30: there is no such day');
});
