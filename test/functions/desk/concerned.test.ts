import { describe, expect, it } from 'vitest';
import { taskId } from '#domain/case/ids.ts';
import { teamEndpoints } from '#functions/desk/team-endpoints.ts';
import { inMemoryAmends } from '../../support/in-memory-amends.ts';

const TEXT =
  'La agente Lucía Ferrándiz me insultó y la supervisora Sofía Arrizabalaga se rió de mí. La factura sigue mal cobrada.';

/** Every endpoint of the desk, whoever adds one: those that name nothing of a case answer, and show nothing of it. */
const all = [...teamEndpoints];

/** Which roles a named person signs in with: all there are, so that no role opens what the rule closes. */
const people = [
  { id: 'lucia', groups: ['owner', 'expert'] },
  { id: 'sofia', groups: ['supervisor', 'approver', 'owner', 'expert'] },
];

const newCase = async () => {
  const amends = inMemoryAmends();
  const receipt = await amends.call('POST', '/complaints', {
    body: { text: TEXT, customer: { name: 'Ana', email: 'ana@example.com' } },
  });
  const caseId = String(receipt.body['caseId']);
  const file = await amends.cases.load(caseId);
  if (!file) throw new Error('no case');
  return { amends, caseId, file };
};

/** One for all tests: what each of them holds is that nothing of it is read or changed. */
let made: ReturnType<typeof newCase> | undefined;
const aCaseThatNamesThem = () => {
  made ??= newCase();
  return made;
};

describe('whoever a complaint names', () => {
  it('is given nothing of it, and somebody else is', async () => {
    const { file } = await aCaseThatNamesThem();
    expect(file.head.concerned).toEqual({ lucia: 'named', sofia: 'named' });
    expect(file.head.owner).toBeDefined();
    expect(['lucia', 'sofia']).not.toContain(file.head.owner);
    const held = file.tasks.map(({ assignee }) => assignee);
    expect(held.filter((id) => id === 'lucia' || id === 'sofia')).toEqual([]);
    const told = file.messages.filter(({ audience }) => audience === 'staff').map(({ to }) => to);
    expect(told.filter((id) => id === 'lucia' || id === 'sofia')).toEqual([]);
  });

  it.each(
    all.flatMap((entry) =>
      people.map((user) => ({ name: `${entry.method} ${entry.path} as ${user.id}`, entry, user })),
    ),
  )('is refused it, or does not find it: $name', async ({ entry, user }) => {
    const { amends, caseId, file } = await aCaseThatNamesThem();
    const task =
      file.tasks.find(({ status }) => status === 'open')?.taskId ?? taskId({ caseId, kind: 'examine', cycle: 1 });
    const byCase = entry.path.includes('/cases/{id}');
    const id = byCase ? caseId : entry.path.includes('/tasks/{id}') ? task : 'none';
    const request = {
      params: { id, messageId: file.messages[0]?.messageId },
      query: {},
      rawQuery: '',
      headers: {},
      body: { case: caseId, into: caseId, reason: 'x', text: 'x', language: 'es' },
      user,
    };
    const before = await amends.cases.load(caseId);
    const answer = await entry
      .handle(request as never, amends.deps as never)
      .catch((error: { code?: string }) => ({ refused: error.code }));
    if (id !== 'none') expect(answer).toEqual({ refused: 'concerned-by-case' });
    expect(JSON.stringify(answer)).not.toContain(file.head.reference);
    expect((await amends.cases.load(caseId))?.head.seq).toBe(before?.head.seq);
  });
});
