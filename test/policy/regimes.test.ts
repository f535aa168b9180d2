import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseRegime, type RegimeCriteria } from '#domain/deadline/choose.ts';
import { loadPolicy } from '#policy/load.ts';
import { loadLaw } from '#policy/load-law.ts';
import { law, regimeOf } from '#test/support/law.ts';

const ids = law.regimes.map(({ id }) => id);

describe('policy/regimes', () => {
  it('policy/regimes ships the law of these places', () => {
    expect(ids.sort()).toEqual(
      (
        'au-rg271 br-sac cl-sello co-1480 default es-consumer es-financial es-sac es-telecom eu-psd2 ie-cpc ' +
        'mx-condusef pe-libro pt-livro uk-disp us-cfpb'
      ).split(' '),
    );
  });

  it.each(ids)('%s can be explained: every note and title in both languages, every rule with its article', (id) => {
    const regime = regimeOf(id);
    expect(regime.version).toMatch(/^[0-9a-f]{12}$/);
    for (const rule of regime.rules) {
      expect(rule.article).not.toBe('');
      if (id !== 'default') expect(rule.title.es).not.toBe(rule.title.en);
    }
  });

  it('policy/regimes keeps beside the law also the words of a refusal where outside bodies exist', () => {
    for (const id of ['es-sac', 'es-consumer', 'es-financial', 'es-telecom'])
      expect(regimeOf(id).answerContains.refused).toEqual(expect.arrayContaining(['reasons', 'outside-bodies']));
  });

  const at: RegimeCriteria = { country: 'ES', sector: 'energy', class: 'general', bigCompany: false, on: '2027-01-04' };
  it.each<[string, Partial<RegimeCriteria>]>([
    ['es-sac', {}],
    ['es-consumer', { on: '2026-12-27' }],
    ['es-consumer', { sector: 'retail' }],
    ['es-sac', { sector: 'retail', bigCompany: true }],
    ['es-telecom', { sector: 'telecom' }],
    ['es-financial', { sector: 'financial' }],
    ['es-financial', { sector: 'financial', class: 'payment' }],
    ['eu-psd2', { country: 'FR', sector: 'financial', class: 'payment' }],
    ['eu-psd2', { country: 'IE', sector: 'financial', class: 'payment' }],
    ['ie-cpc', { country: 'IE', sector: 'financial' }],
    ['uk-disp', { country: 'GB', sector: 'financial', class: 'payment' }],
    ['au-rg271', { country: 'AU', sector: 'financial' }],
    ['us-cfpb', { country: 'US', sector: 'financial' }],
    ['br-sac', { country: 'BR', sector: 'telecom' }],
    ['pe-libro', { country: 'PE', sector: 'retail' }],
    ['co-1480', { country: 'CO', sector: 'retail' }],
    ['mx-condusef', { country: 'MX', sector: 'financial' }],
    ['cl-sello', { country: 'CL', sector: 'retail' }],
    ['pt-livro', { country: 'PT', sector: 'retail' }],
    ['default', { country: 'FR', sector: 'retail' }],
    ['default', { country: 'MX', sector: 'retail' }],
  ])('%s is chosen for %j', (id, situation) => {
    expect(chooseRegime(law.regimes, { ...at, ...situation }).id).toBe(id);
  });
});

describe('infra/regimes', () => {
  let folder: string;
  const edit = (file: string, change: (text: string) => string) => {
    const path = join(folder, file);
    const before = readFileSync(path, 'utf8');
    expect(change(before)).not.toBe(before);
    writeFileSync(path, change(before));
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'law-'));
    cpSync('policy', folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('infra/regimes warns when a calendar ends within 90 days, and when it has ended', () => {
    expect(loadLaw(folder, '2027-10-01').warnings).toEqual([]);
    expect(loadLaw(folder, '2027-10-02').warnings).toContain(
      'calendars/es.yaml: ends on 2027-12-31, in 90 days; after that only weekends are left out',
    );
    expect(loadLaw(folder, '2028-01-01').warnings).toContain(
      'calendars/es.yaml: ended on 2027-12-31; after that only weekends are left out',
    );
  });

  it('infra/regimes gives a file that changed another version, and no other', () => {
    edit('regimes/es-sac.yaml', (text) => text.replace('amount: 15,', 'amount: 14,'));
    const changed = loadLaw(folder).regimes.filter(({ id, version }) => regimeOf(id).version !== version);
    expect(changed.map(({ id }) => id)).toEqual(['es-sac']);
  });

  it('infra/regimes does not count comments as a change', () => {
    edit('regimes/es-sac.yaml', (text) => `# a word\n${text}`);
    expect(loadLaw(folder).regimes).toEqual(law.regimes);
  });

  it('infra/regimes lets a company close on no day of its own', () => {
    rmSync(join(folder, 'calendars/company.yaml'));
    expect(loadLaw(folder).company).toEqual({ closed: [], serviceHours: {} });
  });

  it('infra/regimes names the calendars there are', () => {
    expect(() => law.calendar('es-xx')).toThrow(/No calendar es-xx: there are .*es-md/);
    expect(() => law.calendar('gb')).toThrow(RangeError);
  });

  it('infra/regimes leaves its folders to itself: the policy still loads, and refuses other strays', () => {
    expect(loadPolicy(folder).version).toBe(loadPolicy('policy').version);
    writeFileSync(join(folder, 'regime.yaml'), 'id: x');
    expect(() => loadPolicy(folder)).toThrow('regime.yaml: is not a file of the policy');
  });

  it.each<[string, string, (text: string) => string, string]>([
    ['an unknown unit', 'regimes/es-sac.yaml', (t) => t.replace('unit: hours', 'unit: moons'), 'rules.1.within'],
    ['a slip in a key', 'regimes/pe-libro.yaml', (t) => t.replace('answerContains', 'answerHolds'), 'answerContains'],
    ['another id', 'regimes/pe-libro.yaml', (t) => t.replace('id: pe-libro', 'id: pe'), 'id: pe must be the name'],
    [
      'no calendar',
      'regimes/es-sac.yaml',
      (t) => t.replace('calendar: es', 'calendar: xx'),
      'calendar: No calendar xx',
    ],
    ['two rules', 'regimes/default.yaml', (t) => t.replace('timer: update', 'timer: answer'), 'two hold for answer of'],
    ['twice an id', 'regimes/default.yaml', (t) => t.replace('- id: update', '- id: answer'), 'two have the id answer'],
    [
      'no answer',
      'regimes/us-cfpb.yaml',
      (t) => t.replace('timer: answer\n    title', 'timer: update\n    title'),
      'no answer',
    ],
    [
      'a gap',
      'regimes/default.yaml',
      (t) => t.replace('{ precedence: 0 }', '{ countries: [ES], precedence: 0 }'),
      'must bind everybody',
    ],
    ['a limit', 'regimes/pe-libro.yaml', (t) => t.replace('op: suspend', 'op: restart'), 'operations.0.limit'],
    ['no source', 'regimes/es-sac.yaml', (t) => t.replace(/^source: .*$/m, 'source: a blog'), 'source'],
    ['no such day', 'calendars/es.yaml', (t) => t.replace('2026-12-08', '2026-13-08'), 'holidays.8.date'],
    ['out of order', 'calendars/pt.yaml', (t) => t.replace('2026-12-08', '2026-11-08'), '2026-11-08 is out of order'],
    ['twice a day', 'calendars/pt.yaml', (t) => t.replace('2026-12-08', '2026-12-01'), '2026-12-01 is listed twice'],
    ['out of span', 'calendars/pt.yaml', (t) => t.replace('Through: 2027', 'Through: 2026'), '2027-01-01 is outside'],
    [
      'a national day',
      'calendars/es.yaml',
      (t) => t.replace('2026-11-02', '2026-10-12'),
      'regions.an.holidays: 2026-10-12',
    ],
    ['one language', 'calendars/fr.yaml', (t) => t.replace(', en: France', ''), 'title.en'],
    [
      'hours',
      'calendars/company.yaml',
      (t) => t.replace('from: "15:30"', 'from: "13:30"'),
      'company.yaml: serviceHours.1',
    ],
    ['no YAML', 'calendars/fr.yaml', () => 'a: b: c', 'calendars/fr.yaml'],
  ])('infra/regimes refuses %s in %s, with file and path', (_what, file, change, path) => {
    edit(file, change);
    const load = () => loadLaw(folder);
    expect(load).toThrow(file);
    expect(load).toThrow(path);
  });

  it('infra/regimes lists all that is wrong at once', () => {
    edit('regimes/es-sac.yaml', (text) => text.replace('unit: hours', 'unit: moons'));
    edit('calendars/pt.yaml', (text) => text.replace('2026-12-08', '2026-11-08'));
    expect(() => loadLaw(folder)).toThrow(/regimes\/es-sac\.yaml.*\n.*calendars\/pt\.yaml/s);
  });
});
