import { itemWrites, storeItems } from '#cases/store/items.ts';
import { keys } from '#cases/store/keys.ts';
import { textItem } from '#domain/case/change.ts';
import { newTask } from '#domain/tasks/plan.ts';
import { deskEndpoints } from '#functions/desk/endpoints.ts';
import { caller } from '#test/support/call.ts';
import { caseFixture, caseIdNumber, MONDAY, policy, standingClock } from '#test/support/case-fixture.ts';
import { deskDeps, lucia } from '#test/support/desk.ts';

export const [A, B, C] = [caseIdNumber(1), caseIdNumber(2), caseIdNumber(3)] as const;
export const references = { [A]: 'AM-AAAAAAA2', [B]: 'AM-BBBBBBB2', [C]: 'AM-CCCCCCC2' };
export const because = { reason: 'Es el mismo asunto' };

/** Two or three cases that wait for their owners, each with a word of the customer, and a desk. */
export const aDeskWithCases = async (ids: string[] = [A, B]) => {
  const fixture = caseFixture(standingClock(), 'dated');
  let made = 0;
  const deps = { ...deskDeps(fixture), newId: () => caseIdNumber(100 + ++made) };
  const complainants = [
    { name: 'Ana', email: 'ana@example.com' },
    { name: 'Ana', handles: [{ channel: 'whatsapp', id: '34612345678' }] },
    { name: 'Ana', phone: '+34612345678' },
  ];
  const open = async (caseId: string, n: number) => {
    const receivedAt = `2026-11-2${3 - n}T09:00:00.000Z`;
    const head = { caseId, reference: references[caseId] as string, customerKey: `key-${n}`, receivedAt };
    await fixture.openCase({ head, complainant: complainants[n] ?? {}, text: `Palabras ${n}` });
    await fixture.table.write([{ put: { ...keys.reference(head.reference), caseId } }]);
    const task = newTask({ kind: 'examine', caseId, cycle: 1, assignee: 'lucia', priority: false }, MONDAY, {
      policy,
      clock: fixture.clock,
    });
    const opened = { ...task, status: 'open', openedAt: MONDAY, token: `token-${n}` } as const;
    await storeItems(fixture.table, caseId, [{ kind: 'task', task: opened }]);
  };
  for (const [n, caseId] of ids.entries()) await open(caseId, n);
  const desk = caller(deskEndpoints, deps);
  const postAs = (as: typeof lucia) => (caseId: string, verb: string, json: unknown) =>
    desk('POST', `/desk/cases/${caseId}/${verb}`, { as, json });
  const post = postAs(lucia);
  const view = async (caseId: string) => (await desk('GET', `/desk/cases/${caseId}`, { as: lucia })).body;
  const words = async (caseId: string) => (await view(caseId)).messages.map(({ text }: { text: string }) => text);
  const merge = (caseId: string, into: string) => post(caseId, 'merge', { into, ...because });
  return { ...fixture, desk, post, postAs, view, words, merge };
};

export type DeskWithCases = Awaited<ReturnType<typeof aDeskWithCases>>;

/** The customer writes one more message; the longer its id, the later. */
export const addMessage = async (
  { table }: DeskWithCases,
  caseId: string,
  { id, text }: { id: string; text: string },
) =>
  table.write([
    {
      put: {
        ...keys.message(caseId, id),
        ...{ messageId: id, direction: 'in', audience: 'customer', channel: 'email', status: 'received' },
        ...(text.includes('\n\n') && { titled: true as const }),
        ...{ at: `2026-11-23T1${id.length}:00:00.000Z`, textId: id },
      },
    },
    ...itemWrites(caseId, [textItem(id, text)]),
  ]);
