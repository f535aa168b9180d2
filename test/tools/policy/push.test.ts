import { describe, expect, it } from 'vitest';
import { memoryTable } from '#cases/store/memory-table.ts';
import { appendToStaff, staffState } from '#cases/store/staff.ts';
import { todaysPolicy } from '#cases/todays-policy.ts';
import { decideStaff } from '#domain/staff/decide.ts';
import { fitOf, frameOf } from '#policy/fit.ts';
import { loadPolicy } from '#policy/load.ts';
import { loadLaw } from '#policy/load-law.ts';
import { changedPolicy } from '#test/support/changed-policy.ts';
import { diff, push, rollback, type Typed, versions } from '#tools/policy/push/commands.ts';
import { differencesOf } from '#tools/policy/push/differences.ts';

const demo = loadPolicy('policy');
const frame = frameOf(demo, loadLaw('policy').source);
const ANA = 'arn:aws:sts::123456789012:assumed-role/Platform/ana';

const oneRound = changedPolicy('negotiation.yaml', /^rounds: \d+/m, 'rounds: 1');
const otherPhone = changedPolicy('company.yaml', /^phone: .*/m, "phone: '+34 944 000 222'");

const setting = () => {
  const table = memoryTable();
  const stack = { table, deployed: demo.version, frame, who: async () => ANA };
  const lines: string[] = [];
  const said = { say: (line: string) => void lines.push(line), ask: async () => true };
  const typed = (policy: string, more: Partial<Typed> = {}): Typed => ({
    ...{ policy, against: 'policy', lang: 'en', yes: false, dryRun: false, strict: false },
    ...more,
  });
  const inForce = async () => {
    const today = todaysPolicy({ ...demo, fits: fitOf(demo) }, { table, clock: { now: () => '2026-11-30T09:00:00Z' } });
    await today.beforeRun();
    return today.policy;
  };
  return { table, stack, lines, said, typed, inForce };
};

describe('npm run policy -- push', () => {
  it('What changes is shown with what past cases would have come to, and holds once somebody agreed; the record says who and why', async () => {
    const { stack, lines, said, typed, inForce } = setting();
    await push(stack, typed(oneRound, { dryRun: true }), said);
    expect(lines.at(-1)).toBe('Nothing is changed.');
    await push(stack, typed(oneRound), { ...said, ask: async () => false });
    expect((await inForce()).version).toBe(demo.version);
    await push(stack, typed(oneRound, { reason: 'Two rounds were one too many' }), said);
    const now = await inForce();
    expect([now.negotiation.rounds, now.version]).toEqual([1, loadPolicy(oneRound).version]);
    const all = lines.join('\n');
    expect(all).toContain(`negotiation.yaml: rounds: ${demo.negotiation.rounds} → 1`);
    expect(all).toContain('There are no cases in that period.');
    lines.length = 0;
    await versions(stack, said);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain(`${demo.version} → ${now.version}  ${ANA}  Two rounds were one too many`);
    expect(lines[1]).toBe(`${now.version} holds, pushed; ${demo.version} is deployed.`);
    await push(stack, typed(oneRound), said);
    expect(lines.at(-1)).toBe(`Policy ${now.version} holds already.`);
  });

  it.each([
    [
      'company.yaml',
      /^zone: .*/m,
      'zone: America/Lima',
      /company\.yaml: zone: "Europe\/Madrid" → "America\/Lima" needs a deployment/,
    ],
    [
      'company.yaml',
      /^sector: .*/m,
      'sector: banking',
      /company\.yaml: sector: .*regimes\/ or calendars\/ are not those that are deployed/s,
    ],
    ['deadlines.yaml', /at: 50/, 'at: 60', /deadlines\.yaml: warnings\.at: \[50,/],
    ['calendars/es.yaml', '2026-08-15', '2026-08-14', /regimes\/ or calendars\/ are not those/],
    ['negotiation.yaml', /^rounds: \d+/m, 'rounds: many', /negotiation\.yaml: rounds/],
  ])('In %s %s → %s is refused with its reason, and nothing changes', async (file, from, to, why) => {
    const { table, stack, said, typed } = setting();
    await expect(push(stack, typed(changedPolicy(file, from, to)), said)).rejects.toThrow(why);
    expect(table.all()).toEqual([]);
  });

  it('A checkout that reads policies of another shape than the deployed code is told so', async () => {
    const { table, stack, said, typed } = setting();
    const other = { ...stack, frame: { ...frame, shape: 'of-another-release' } };
    await expect(push(other, typed(oneRound), said)).rejects.toThrow(
      'push with the checkout of the release that is deployed',
    );
    expect(table.all()).toEqual([]);
  });

  it('What the desk says of people has to go together with it', async () => {
    const { table, stack, said, typed } = setting();
    const before = await staffState(table);
    const act = { change: 'person', person: 'andres', set: { limit: 300_000 } } as const;
    const lowered = decideStaff(act, { state: before, policy: demo, by: 'sofia', at: '2026-11-30T09:00:00.000Z' });
    await appendToStaff(table, before, lowered);
    // Two have to approve it: of the file Sofía and Andrés can, of the desk she alone.
    const higher = changedPolicy('negotiation.yaml', /"4": 251000/, '"4": 450000');
    await expect(push(stack, typed(higher), said)).rejects.toThrow(/quorum.*with what was changed at the desk/s);
    expect((await staffState(table)).seq).toBe(1);
  });

  it('Of two pushes at once one holds, and the other is told so and changes nothing', async () => {
    const { stack, said, typed, inForce } = setting();
    const meanwhile = async () => {
      await push(stack, typed(otherPhone), said);
      return true;
    };
    await expect(push(stack, typed(oneRound), { ...said, ask: meanwhile })).rejects.toThrow('Somebody was faster');
    expect((await inForce()).version).toBe(loadPolicy(otherPhone).version);
  });

  it('A change at the desk meanwhile is no reason to give up', async () => {
    const { table, stack, said, typed, inForce } = setting();
    const meanwhile = async () => {
      const before = await staffState(table);
      const change = { change: 'absence', person: 'lucia', absence: { from: '2026-12-01', to: '2026-12-04' } } as const;
      const context = { state: before, policy: demo, by: 'sofia', at: '2026-11-30T09:00:00.000Z' };
      return appendToStaff(table, before, decideStaff(change, context));
    };
    await push(stack, typed(oneRound), { ...said, ask: meanwhile });
    const { negotiation, people } = await inForce();
    expect([negotiation.rounds, people.find(({ id }) => id === 'lucia')?.absences.length]).toEqual([1, 1]);
  });
});

describe('npm run policy -- rollback, diff', () => {
  it('One that was pushed before holds again, and so does the deployed one', async () => {
    const { stack, lines, said, typed, inForce } = setting();
    await push(stack, typed(oneRound), said);
    await push(stack, typed(otherPhone), said);
    const { version } = loadPolicy(oneRound);
    await rollback(stack, { ...typed('policy', { dryRun: true }), version }, said);
    expect((await inForce()).company.phone).toBe('+34 944 000 222');
    await rollback(stack, { ...typed('policy'), version }, said);
    expect((await inForce()).version).toBe(version);
    await rollback(stack, { ...typed('policy', { reason: 'It was right' }), version: 'deployed' }, said);
    expect((await inForce()).version).toBe(demo.version);
    expect((await staffState(stack.table)).policy).toBeUndefined();
    await versions(stack, said);
    expect(lines.at(-1)).toBe(`${demo.version} holds, as deployed.`);
    expect(lines.filter((line) => line.includes('(as deployed)'))).toHaveLength(1);
  });

  it('One that was never pushed, or needs another deployment, is refused', async () => {
    const { stack, said, typed } = setting();
    await expect(rollback(stack, { ...typed('policy'), version: 'abc' }, said)).rejects.toThrow(
      'was never pushed here',
    );
    await push(stack, typed(oneRound), said);
    await push(stack, typed(otherPhone), said);
    const moved = { ...stack, frame: { ...frame, 'company.yaml: zone': 'America/Lima' } };
    const { version } = loadPolicy(oneRound);
    await expect(rollback(moved, { ...typed('policy'), version }, said)).rejects.toThrow('needs a deployment');
  });

  it('What differs from what holds is shown file by file, and what of it a push may not change', async () => {
    const { stack, lines, said, typed } = setting();
    await push(stack, typed(oneRound), said);
    lines.length = 0;
    await diff(stack, typed(changedPolicy('company.yaml', /^zone: .*/m, 'zone: America/Lima')), said);
    const all = lines.join('\n');
    expect(all).toContain(`negotiation.yaml: rounds: 1 → ${demo.negotiation.rounds}`);
    expect(all).toContain('needs a deployment: company.yaml: zone');
    lines.length = 0;
    await diff(stack, typed(oneRound), said);
    expect(lines.at(-1)).toBe('  nothing differs');
  });

  it('Of what holds and nothing knows, the folder has to be named', async () => {
    const { stack, said, typed } = setting();
    const older = { ...stack, deployed: 'an-older-one' };
    await expect(diff(older, typed(oneRound), said)).rejects.toThrow(
      'Name the folder that it was made from with --against',
    );
  });

  it('Parts of a list are told apart by their ids, whatever their order', () => {
    const [first, ...others] = demo.topics;
    const topics = first ? [...others, { ...first, title: { ...first.title, es: 'Otro título' } }] : [];
    expect(differencesOf(demo, { ...demo, topics }).map(({ place }) => place)).toEqual([
      `topics.yaml: ${first?.id}.title.es`,
    ]);
    expect(differencesOf(demo, { ...demo, topics: demo.topics.toReversed() }).map(({ place }) => place)).toEqual([
      'topics.yaml',
    ]);
  });
});
