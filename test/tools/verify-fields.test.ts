import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Item } from '#cases/store/table.ts';
import type { RetentionDeps } from '#functions/retention/deps.ts';
import { erasePerson } from '#functions/retention/erase-person.ts';
import { runRetention } from '#functions/retention/run-retention.ts';
import { unblock } from '#functions/retention/unblock.ts';
import { fileStore } from '#test/functions/retention/retention-fixture.ts';
import { aVerifiedCase, type VerifiedCase } from './verified-case.ts';

/** What changes without an event, or says nothing of what happened: keys, how a message fares, how a machine opened a task. */
const FREE: [place: RegExp, fields: RegExp][] = [
  [/./, /^(?:pk|sk|gsi\d[ps]k)$/],
  [/^MESSAGE#/, /^(?:status|sentAt|externalId|noticeOnly|movedTo)$/],
  [/^TASK#/, /^(?:token|openedAt)$/],
  [/^TEXT#/, /^textId$/],
];

const isFree = (sk: string, field: string): boolean =>
  FREE.some(([place, fields]) => place.test(sk) && fields.test(field));

/** Another value of the same kind. */
const another = (value: unknown): unknown => {
  if (typeof value === 'string') return `${value}!`;
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (Array.isArray(value)) return value.length > 0 ? value.slice(1) : [1];
  return { ...(value as object), added: 1 };
};

describe('a history answers for every field of its case', () => {
  let one: VerifiedCase;
  let fields: [item: Item, field: string][];
  beforeAll(async () => {
    one = await aVerifiedCase();
    fields = one
      .items()
      .filter(({ sk }) => !/^(?:OUTBOX#|RETENTION|WATCHED#|WORDS?#|OWNER$|TIMERS$)/.test(sk))
      .flatMap((item) =>
        Object.keys(item)
          .filter((field) => !isFree(item.sk, field))
          .map((field): [Item, string] => [item, field]),
      );
  });

  it('Whichever field of whichever item is changed, added or taken away, it is found', async () => {
    expect(fields.length).toBeGreaterThan(200);
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.constantFrom('change', 'remove', 'add'), async (pick, how) => {
        const [item, field] = fields[pick % fields.length] as [Item, string];
        const { [field]: value, ...rest } = item;
        const changed = {
          change: { ...item, [field]: another(value) },
          remove: rest as Item,
          // Nothing reads what is added to an event or a text.
          add: /^(?:EVENT|TEXT)#/.test(item.sk)
            ? { ...item, [field]: another(value) }
            : { ...item, approvedBy: 'nadie', added: 1 },
        }[how];
        await one.put(changed);
        const found = await one.found();
        await one.put(item);
        expect(found, `${how} ${field} of ${item.sk}`).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
    expect(await one.found()).toEqual([]);
  });
});

describe('a history whose words were erased', () => {
  const erased = async () => {
    const one = await aVerifiedCase();
    const deps: RetentionDeps = { ...one.amends.deps, files: fileStore().files };
    return { one, deps };
  };
  const texts = ({ items }: VerifiedCase): Item[] => items().filter(({ sk }) => /^(?:TEXT#|MESSAGE#|PERSON)/.test(sk));

  it('A case that was blocked, brought back, and destroyed verifies at each step', async () => {
    const { one, deps } = await erased();
    await one.story.keepsPromises();
    await one.amends.pass('2026-12-10T09:00:00.000Z');
    await one.story.scores(5);
    await one.amends.pass('2028-03-01T03:20:00.000Z');
    await runRetention({}, deps);
    expect(texts(one)).toEqual([]);
    expect(one.item('CASE')).not.toHaveProperty('salt');
    expect(await one.found()).toEqual([]);
    await one.sign();
    expect(await one.found()).toEqual([]);
    await unblock({ caseId: one.caseId, reason: 'Juzgado 3', by: 'sofia' }, deps);
    expect(texts(one).length).toBeGreaterThan(5);
    await one.sign();
    expect(await one.found()).toEqual([]);
    await one.put({ ...one.item('TEXT#'), text: 'Estoy contenta.' });
    expect(await one.found()).toEqual([expect.stringMatching(/^changed text\//)]);
  });

  it('Nothing of an erased word, and no salt, is left by which it could be guessed', async () => {
    const { one, deps } = await erased();
    await one.story.keepsPromises();
    await one.amends.pass('2026-12-10T09:00:00.000Z');
    await one.story.scores(5);
    await one.amends.pass('2028-03-01T03:20:00.000Z');
    await runRetention({}, deps);
    await one.amends.pass('2036-03-01T03:20:00.000Z');
    await runRetention({}, deps);
    await erasePerson({ person: { email: 'marta.olmedo@correo.example' }, reason: 'Lo pido' }, deps);
    expect(one.item('CASE')).toHaveProperty('destroyedAt');
    await one.sign();
    expect(await one.found()).toEqual([]);
    expect(JSON.stringify(one.table.all())).not.toMatch(/"salt"/);
  });

  it('A case cannot be said to be blocked so that its words may be gone', async () => {
    const one = await aVerifiedCase();
    await one.put({ ...one.item('CASE'), blockedAt: '2026-11-23T09:00:00.000Z' });
    for (const item of texts(one)) await one.drop(item);
    expect(await one.found()).toContainEqual('changed case');
  });
});
