import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { loadPolicy } from '#policy/load.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A copy of the demo policy in which `edit` changed one file. */
const copyWith = (file: string, edit: (text: string) => string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'amends-policy-'));
  folders.push(folder);
  cpSync('policy', folder, { recursive: true });
  writeFileSync(join(folder, file), edit(readFileSync(join(folder, file), 'utf8')));
  return folder;
};
// biome-ignore lint/suspicious/noExplicitAny: a policy is broken here on purpose
const changing = (change: (value: any) => unknown) => (text: string) => {
  const value = parse(text);
  return stringify(change(value) ?? value);
};

describe('loadPolicy', () => {
  it('loadPolicy reads the demo policy; its version is made from what it says, not from how it is written', () => {
    const policy = loadPolicy('policy');
    expect(policy.version).toMatch(/^[0-9a-f]{12}$/);
    expect(loadPolicy(copyWith('survey.yaml', (text) => `# another comment\n${text}`)).version).toBe(policy.version);
    const other = copyWith(
      'survey.yaml',
      changing((survey) => ({ ...survey, reopensUpTo: 1 })),
    );
    expect(loadPolicy(other).version).not.toBe(policy.version);
  });

  it('A help desk is told of what agents need, and carries no promise out', () => {
    const helpDesk = changing((integrations) => [
      { ...integrations[0], helpDesk: 'zendesk', events: ['offered'] },
      ...integrations.slice(1),
    ]);
    const load = () => loadPolicy(copyWith('integrations.yaml', helpDesk));
    expect(load).toThrow(
      'refunds: events: a help desk is told of acknowledged, outcome-recorded, reopened, not of offered',
    );
    expect(load).toThrow('integration: refunds is a help desk, which carries nothing out');
  });

  it('loadPolicy lists every problem at once, each with its file and path', () => {
    const folder = copyWith(
      'company.yaml',
      changing((company) => ({ ...company, currency: 'euros' })),
    );
    writeFileSync(join(folder, 'survey.yaml'), 'best: five\n');
    writeFileSync(join(folder, 'deadline.yaml'), 'answer: P1D\n');
    rmSync(join(folder, 'bodies.yaml'));
    writeFileSync(join(folder, 'limits.yaml'), 'a: [\n');
    const message = (() => {
      try {
        return loadPolicy(folder) && '';
      } catch (error) {
        return (error as Error).message;
      }
    })();
    expect(message).toMatch(/company\.yaml: currency: /);
    expect(message).toMatch(/survey\.yaml: best: /);
    expect(message).toMatch(/survey\.yaml: reopensUpTo: /);
    expect(message).toContain('deadline.yaml: is not a file of the policy');
    expect(message).toContain('bodies.yaml: is missing');
    expect(message).toMatch(/limits\.yaml: .*line/);
  });

  // biome-ignore lint/suspicious/noExplicitAny: a policy is broken here on purpose
  it.each<[string, (value: any) => unknown, string]>([
    ['people.yaml', (people) => [...people, people[0]], 'people.yaml: lucia: stands twice'],
    [
      'people.yaml',
      ([lucia, mateo, ...rest]) => [lucia, { ...mateo, email: 'Lucia@LUMBRE.example' }, ...rest],
      'people.yaml: mateo: email: is the address of lucia too',
    ],
    ['people.yaml', ([lucia, ...rest]) => [{ ...lucia, substitute: 'nobody' }, ...rest], 'lucia: substitute: nobody'],
    ['people.yaml', ([lucia, ...rest]) => [{ ...lucia, manager: 'lucia' }, ...rest], 'lucia: manager: lucia'],
    ['people.yaml', ([lucia, ...rest]) => [{ ...lucia, topics: ['magic'] }, ...rest], 'lucia: topics: magic'],
    [
      'people.yaml',
      ([lucia, ...rest]) => [{ ...lucia, hours: { days: [1], from: '18:00', to: '9:00' } }, ...rest],
      'lucia: hours: must run',
    ],
    [
      'people.yaml',
      ([lucia, ...rest]) => [{ ...lucia, absences: [{ from: '2026-12-02', to: '2026-12-01' }] }, ...rest],
      'lucia: absences',
    ],
    [
      'people.yaml',
      (people) => people.filter(({ id }: { id: string }) => id !== 'tomas' && id !== 'irene'),
      'production',
    ],
    [
      'people.yaml',
      (people) => [...people.slice(0, -1), { ...people.at(-1), manager: 'sofia' }],
      'leads back to andres',
    ],
    ['company.yaml', (company) => ({ ...company, zone: 'Europe/Atlantis' }), 'company.yaml: zone: Europe/Atlantis'],
    ['deadlines.yaml', (d) => void d.tasks.examine.escalation.reverse(), 'tasks.examine.escalation: must rise'],
    [
      'deadlines.yaml',
      (d) => void d.tasks.offer.escalation.push({ at: 'P20D', do: 'no-answer' }),
      'tasks.offer.escalation: no-answer',
    ],
    ['deadlines.yaml', (d) => void d.tasks.examine.escalation.push({ at: 'P9D', do: 'owner-calls' }), 'owner-calls'],
    ['deadlines.yaml', (d) => void d.warnings.reverse(), 'warnings: must rise'],
    ['severity.yaml', (severity) => ({ ...severity, levels: [4, 4, 7] }), 'severity.yaml: levels: must rise'],
    [
      'severity.yaml',
      (severity) => void severity.signals[0].patterns.push({ near: ['smel', 'gas'] }),
      'smel is no family of families.yaml (did you mean smell',
    ],
    [
      'requests.yaml',
      (requests) => void requests.personalData.spoken.patterns.push({ near: ['eras'] }),
      'requests.yaml: personalData: patterns.24: eras is no family of personalData (did you mean erase',
    ],
    [
      'families.yaml',
      (families) => void Object.assign(families, { smell: { es: 'huel*, *olor' } }),
      'families.yaml: smell.es: *olor: must be a word',
    ],
    ['survey.yaml', (survey) => ({ ...survey, reopensUpTo: 5 }), 'survey.yaml: reopensUpTo'],
    ['negotiation.yaml', (n) => void Object.assign(n.ceiling, { '4': 9_000_000 }), 'negotiation.yaml: ceiling: nobody'],
    ['promises.yaml', (p) => void Object.assign(p.proof, { refund: ['reference', 'words'] }), 'must take `system`'],
    ['promises.yaml', (p) => void Object.assign(p.letter, { ask: 'always', most: 0 }), 'always needs kinds'],
    [
      'promises.yaml',
      (p) => void Object.assign(p.letter, { kinds: [...p.letter.kinds, p.letter.kinds[0]] }),
      'stands twice',
    ],
    ['promises.yaml', (p) => void Object.assign(p.letter, { length: 20 }), 'must not be longer'],
    ['promises.yaml', (p) => void Object.assign(p.proof, { refund: ['system'] }), 'a proof that a person can give'],
    ['messages/es.yaml', (m) => void Object.assign(m.survey, { body: '¿Qué tal?' }), 'messages: survey: es has'],
  ])('loadPolicy refuses a broken %s (case %#)', (file, change, problem) => {
    expect(() => loadPolicy(copyWith(file, changing(change)))).toThrow(problem);
  });
});
