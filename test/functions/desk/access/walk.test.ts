import { describe, expect, it } from 'vitest';
import { type Relation, relations } from '#domain/tasks/relations.ts';
import { verdictOf, verdictOfRelation } from '#functions/desk/access/verdict.ts';
import type { Who } from '#functions/desk/access/who.ts';
import { formerOwner } from '#functions/desk/escalation/take-back.ts';
import { completions } from '#functions/desk/tasks/completions.ts';
import type { Answer } from '#test/support/call.ts';
import { CASE_ID } from '#test/support/case-fixture.ts';
import { allDeskEndpoints } from '#tools/permissions/document.ts';
import { completionSamples } from './completion-samples.ts';
import { type Asker, askers } from './people.ts';
import { type Sample, samples } from './samples.ts';
import { aSetting } from './setting.ts';

const named = Object.entries({ ...relations, formerOwner });

/** Whether a relation holds for somebody, as the walk sets the case up and without asking the rule itself. */
const isRelatedTo = ({ related = [] }: Asker, relation: Relation | undefined): boolean =>
  named.some(([name, one]) => one === relation && related.includes(name));

/** What somebody without the right is refused with before it is asked what they may; undefined for those of the team. */
const refusedAtTheDoor = ({ as, role }: Asker): [number, string] | undefined => {
  if (!as || as.token === 'access') return [401, 'signed-out'];
  return role ? undefined : [403, 'not-in-care-team'];
};

/** What the table says: the refusal, or undefined where they may. */
const tableSays = (asker: Asker, { path, who }: { path: string; who: Who }): [number, string] | undefined => {
  const atDoor = refusedAtTheDoor(asker);
  if (atDoor) return atDoor;
  if (asker.isConcerned && /^\/desk\/(cases|tasks)\/\{id\}/.test(path)) return [403, 'concerned-by-case'];
  const verdict = verdictOf(who, asker.role ?? 'expert');
  if (verdict === 'no') return [403, 'role-missing'];
  if (verdict === 'yes' || isRelatedTo(asker, who.relation)) return undefined;
  return [403, who.relation?.refuses ?? ''];
};

/** Whether an answer is no refusal of who asks: done, or refused with what the sample says of how things stand. */
const expectLetIn = ({ status, body }: Answer, { content }: Sample): void => {
  if (status < 300) return;
  expect(body?.code, JSON.stringify(body)).toBe(content ?? 'done');
};

const requestOf = async ({ path }: { path: string }, sample: Sample, setting: Awaited<ReturnType<typeof aSetting>>) => {
  await sample.before?.(setting);
  const params: Record<string, string> = (await sample.path?.(setting)) ?? { id: CASE_ID };
  return path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
};

const walk = allDeskEndpoints.flatMap((entry) =>
  askers.map((asker) => ({ name: `${entry.method} ${entry.path} by ${asker.name}`, entry, asker })),
);

describe('who may do what at the desk', () => {
  it('has a sample request for every endpoint, and for none that there is not', () => {
    expect(Object.keys(samples).sort()).toEqual(allDeskEndpoints.map(({ method, path }) => `${method} ${path}`).sort());
  });

  it.each(walk)('is what the table says: $name', async ({ entry, asker }) => {
    const { path, method, who } = entry;
    const sample = samples[`${method} ${path}`] ?? {};
    const setting = await aSetting();
    const url = await requestOf(entry, sample, setting);
    const before = await setting.seq();
    const answer = await setting.call(method, url, {
      ...(asker.as && { as: asker.as }),
      ...(sample.json && { json: sample.json }),
      ...(sample.query && { query: sample.query }),
      ...(sample.headers && { headers: sample.headers }),
    });
    const refusal = tableSays(asker, { path, who });
    const exception = sample.except?.[asker.as?.id ?? ''];
    if (exception) return expect(answer.body).toMatchObject({ code: exception });
    if (!refusal) return expectLetIn(answer, sample);
    expect([answer.status, answer.body?.code]).toEqual(refusal);
    expect(await setting.seq(), 'something was changed').toBe(before);
  });
});

/** What is asked for by the query: who may, by the parts of the rule. */
const parts = allDeskEndpoints.flatMap((entry) =>
  (entry.who.parts ?? []).flatMap((part) =>
    askers.map((asker) => ({ name: `${part.when} by ${asker.name}`, entry, part, asker })),
  ),
);

const QUERIES: Record<string, Record<string, string>> = {
  'view=unassigned': { view: 'unassigned' },
  'owner=somebody else': { owner: 'carlos' },
};

it.each(parts)('What the query asks for is given to whom the table says: $name', async ({ entry, part, asker }) => {
  const { call } = await aSetting();
  const query = QUERIES[part.when];
  if (!query) throw new Error(`No query of the walk asks for ${part.when}`);
  const { status, body } = await call(entry.method, entry.path, { ...(asker.as && { as: asker.as }), query });
  const refusal = tableSays(asker, entry);
  const roles: readonly string[] = part.roles;
  if (refusal) expect([status, body.code]).toEqual(refusal);
  else if (asker.as?.groups.some((group) => roles.includes(group))) expect(status).toBe(200);
  else expect([status, body.code]).toEqual([403, 'role-missing']);
});

const kinds = Object.entries(completions).flatMap(([kind, { relation }]) =>
  askers.map((asker) => ({
    name: `${kind} by ${asker.name}`,
    kind: kind as keyof typeof completions,
    relation,
    asker,
  })),
);

it.each(kinds)('A task is decided by whom the table says: $name', async ({ kind, relation, asker }) => {
  const { call, opens, seq } = await aSetting();
  const id = await opens(kind);
  const before = await seq();
  const { status, body } = await call('POST', `/desk/tasks/${id}/complete`, {
    ...(asker.as && { as: asker.as }),
    json: completionSamples[kind],
  });
  const atDoor = refusedAtTheDoor(asker);
  const isFree = verdictOfRelation(relation, asker.role ?? 'expert') === 'yes' || isRelatedTo(asker, relation);
  if (atDoor) expect([status, body.code]).toEqual(atDoor);
  else if (asker.isConcerned) expect(body.code).toBe('concerned-by-case');
  else if (isFree) expect([200, 400, 409, 422], JSON.stringify(body)).toContain(status);
  else expect([status, body.code]).toEqual([403, relation.refuses]);
  if (status >= 400) expect(await seq(), 'something was changed').toBe(before);
});
