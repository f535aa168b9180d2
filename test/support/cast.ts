import type { Task } from '#domain/case/task.ts';
import { type Answer, type InMemoryAmends, staff } from './in-memory-amends.ts';

type Shown = { status: string; offer?: { round: number; options: { option: string; title: string }[] } };

/** The people of a story: each acts only through the public endpoints. */
export const cast = async (amends: InMemoryAmends, complaint: Record<string, unknown>) => {
  const receipt = await amends.call('POST', '/complaints', { body: complaint });
  if (receipt.status !== 202) throw new Error(receipt.text);
  const caseId = String(receipt.body['caseId']);
  const path = new URL(String(receipt.body['trackingUrl'])).pathname;
  const file = async () => {
    const found = await amends.cases.load(caseId);
    if (!found) throw new Error('The case is gone');
    return found;
  };
  const open = async (kind: string): Promise<Task[]> =>
    (await file()).tasks.filter((task) => task.kind === kind && task.status === 'open');
  const complete = async (kind: string, body: unknown, by?: string): Promise<Answer> => {
    const [task] = await open(kind);
    if (!task) throw new Error(`No open ${kind} task`);
    return amends.call('POST', `/desk/tasks/${task.taskId}/complete`, {
      user: staff(by ?? String(task.assignee)),
      body,
    });
  };
  return {
    caseId,
    path,
    receipt: receipt.body,
    file,
    open,
    complete,
    head: async () => (await file()).head,
    examines: (findings: Record<string, unknown>) =>
      complete('examine', { cause: 'company-error', facts: 'Comprobado con el almacén.', questions: [], ...findings }),
    sees: async () => (await amends.call('GET', path)).body as unknown as Shown,
    answers: (body: Record<string, unknown>) => amends.call('POST', `${path}/answer`, { body }),
    scores: (score: number) => amends.call('POST', `${path}/survey`, { body: { score } }),
    keepsPromises: async () => {
      for (const task of await open('promise'))
        await amends.call('POST', `/desk/tasks/${task.taskId}/complete`, {
          user: staff(String(task.assignee)),
          body: { kept: true, proof: 'Hecho y comprobado.' },
        });
    },
    eventTypes: async () => (await file()).events.map(({ type }) => type),
  };
};
export type Cast = Awaited<ReturnType<typeof cast>>;
