import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { limitOf } from '#domain/people/directory.ts';
import { loadPolicy } from '#policy/load.ts';
import { loadLaw } from '#policy/load-law.ts';
import { type Answers, countries } from '#tools/policy/init/answers.ts';
import { askedOf } from '#tools/policy/init/ask.ts';
import { writeStartingPolicy } from '#tools/policy/init/starting-policy.ts';
import { gapsOf } from '#tools/policy/lint.ts';

const folder = mkdtempSync(join(tmpdir(), 'amends-init-'));
afterAll(() => rmSync(folder, { recursive: true }));

const linesOf = async function* (text: string) {
  yield* text.split('\n');
};
const KNOWN = { sectors: ['energy', 'water'] };
const TYPED = `Agua Clara
Narnia
es
PE
water
yes

+34 900 123 456

2500
Ana Prieto; ana@aguaclara.es; owner; es, ca
Ana Gil; anagil@aguaclara.es; owner; es, en
somebody

Inés Soto; ines@aguaclara.es; supervisor, approver; es, en
Eva Mora; eva@aguaclara.es; supervisor; es; 2500
`;

const asked = (text: string): Promise<{ answers: Answers; said: string[] }> => {
  const said: string[] = [];
  return askedOf(linesOf(text), KNOWN, (line) => void said.push(line)).then((answers) => ({ answers, said }));
};

let next = 0;
const written = (answers: Answers) => {
  const to = join(folder, String(next++));
  writeStartingPolicy(answers, { from: 'policy', to });
  return { to, policy: loadPolicy(to), law: loadLaw(to).source };
};

describe('A company’s first policy', () => {
  it('Ten questions, each again until its answer can be read', async () => {
    const { answers, said } = await asked(`${TYPED}\n`);
    expect(said.filter((line) => /^\d+\. /.test(line))).toHaveLength(10);
    expect(said).toContain('Somebody has to be supervisor');
    expect(said.join('\n')).toContain('There is law for ES');
    expect(said.join('\n')).toContain('somebody needs an address');
    expect(answers).toMatchObject({
      country: 'ES',
      serves: ['PE'],
      bigCompany: true,
      defaultLanguage: 'es',
      mailbox: 'care',
    });
    expect(answers.team.map(({ name }) => name)).toEqual(['Ana Prieto', 'Ana Gil', 'Inés Soto', 'Eva Mora']);
  });

  it.each([
    [4, 'perhaps', 'It is yes or no'],
    [8, '1.000', '1.000 can be read in two ways: write it without a point, such as 2500'],
    [8, '2,500', '2,500 can be read in two ways'],
  ])('The question of line %s is asked again where %s is answered', async (place, odd, words) => {
    const lines = TYPED.replace('Narnia\n', '').split('\n');
    lines.splice(place, 0, odd);
    const { said } = await asked(`${lines.join('\n')}\n`);
    expect(said.join('\n')).toContain(words);
  });

  it('Answers that end too soon write nothing', async () => {
    await expect(asked('Agua Clara\nES')).rejects.toThrow(/ended before/);
  });

  it('It is valid, has the company’s people and amounts, and nothing of the demo company’s', async () => {
    const { answers } = await asked(`${TYPED}\n`);
    const { to, policy, law } = written(answers);
    expect(policy.company).toMatchObject({
      name: 'Agua Clara',
      zone: 'Europe/Madrid',
      currency: 'EUR',
      serves: ['ES', 'PE'],
    });
    expect(policy.people.map(({ id, substitute, manager }) => [id, substitute, manager])).toEqual([
      ['ana', 'anagil', 'ines'],
      ['anagil', 'ana', 'ines'],
      ['ines', 'eva', undefined],
      ['eva', 'ines', 'ines'],
    ]);
    expect(Math.max(...Object.values(policy.negotiation.ceiling))).toBe(250_000);
    expect(policy.people.filter((person) => limitOf(policy, person) >= 250_000)).toHaveLength(2);
    expect(policy.integrations).toEqual([]);
    const values = readdirSync(to, { recursive: true })
      .map(String)
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => readFileSync(join(to, file), 'utf8'))
      .join('\n');
    expect(values).not.toMatch(/Lumbre|lumbre\.example|\b(lucia|mateo|sofia|andres)\b/);
    expect(gapsOf({ policy, law, today: '2026-11-30' }).filter(({ level }) => level === 'risk')).toEqual([]);
  });

  it('Ids are all different, even of people who share first name and mailbox', () => {
    const team = ['a@x.es', 'a@y.es', 'a@z.es'].map((email, at) => ({
      name: 'Ana María Núñez',
      email,
      roles: [at === 0 ? ('supervisor' as const) : ('owner' as const)],
      languages: ['es'],
    }));
    const { policy } = written({ ...base, team });
    expect(new Set(policy.people.map(({ id }) => id)).size).toBe(3);
  });

  it.each(
    Object.keys(countries).flatMap((country) =>
      ['energy', 'retail', 'financial'].map((sector) => ({ country, sector })),
    ),
  )(
    'It is valid in $country for $sector, with two people and law of that country or the default',
    ({ country, sector }) => {
      const { policy, law } = written({ ...base, country, sector, mostInOneCase: 1500 });
      expect(policy.company.country).toBe(country);
      expect(Object.keys(policy.otherLanguages).includes('ca')).toBe(country === 'ES');
      expect(gapsOf({ policy, law, today: '2026-11-30' }).map(({ what }) => what)).toContain(
        'there is one supervisor only',
      );
    },
  );

  it('Nothing that is there is overwritten', () => {
    expect(() => writeStartingPolicy(base, { from: 'policy', to: folder })).toThrow(/is there already/);
  });
});

const base: Answers = {
  name: 'Una',
  country: 'ES',
  serves: [],
  sector: 'retail',
  bigCompany: false,
  defaultLanguage: 'es',
  phone: '+34 900 123 456',
  mailbox: 'care',
  mostInOneCase: 300,
  team: [
    { name: 'Ana Prieto', email: 'ana@una.es', roles: ['owner'], languages: ['es'] },
    { name: 'Inés Soto', email: 'ines@una.es', roles: ['supervisor'], languages: ['es', 'en'] },
  ],
};
