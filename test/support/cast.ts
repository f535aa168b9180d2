import type { Task } from '#domain/case/task.ts';
import { type InMemoryAmends, staff } from './in-memory-amends.ts';
import type { Answer } from './in-memory-options.ts';

type Shown = { status: string; offer?: { round: number; options: { option: string; title: string }[] } };

type Opened = { caseId: string; trackingUrl: string; receipt?: Record<string, unknown> };

/**
 * The people of a case that is there, however it came in: each acts only through the public endpoints. Whoever has to release
 * something does so at once, as it is, unless the story `holdsBack`.
 */
export const castOf = (
  amends: InMemoryAmends,
  { caseId, trackingUrl, receipt = {} }: Opened,
  { holdsBack = false } = {},
) => {
  const path = new URL(trackingUrl).pathname;
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
  /** Whoever has what waits for a release sends it as it is. */
  const releases = async (): Promise<void> => {
    for (let turn = 0; turn < 3 && (await open('release')).length > 0; turn++)
      await complete('release', { decision: 'release' });
  };
  const thenReleases = async (act: Promise<Answer>): Promise<Answer> => {
    const answer = await act;
    if (!holdsBack) await releases();
    return answer;
  };
  return {
    releases,
    caseId,
    path,
    receipt,
    file,
    open,
    complete: (kind: string, body: unknown, by?: string) => thenReleases(complete(kind, body, by)),
    head: async () => (await file()).head,
    examines: (findings: Record<string, unknown>) =>
      thenReleases(
        complete('examine', {
          cause: 'company-error',
          facts: 'Comprobado con el almacén.',
          questions: [],
          points: [{ point: '¿Qué ha pasado?', answer: 'Lo hemos comprobado con el almacén.' }],
          ...findings,
        }),
      ),
    sees: async () => {
      if (!holdsBack) await releases();
      return (await amends.call('GET', path)).body as unknown as Shown;
    },
    answers: async (body: Record<string, unknown>) => {
      if (!holdsBack) await releases();
      return thenReleases(amends.call('POST', `${path}/answer`, { body }));
    },
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
export type Cast = ReturnType<typeof castOf>;

/** The same, of a complaint that is filed on the form. */
export const cast = async (
  amends: InMemoryAmends,
  complaint: Record<string, unknown>,
  options: { holdsBack?: boolean } = {},
): Promise<Cast> => {
  const { status, body, text } = await amends.call('POST', '/complaints', { body: complaint });
  if (status !== 202) throw new Error(text);
  const { caseId, trackingUrl } = body;
  return castOf(amends, { caseId: String(caseId), trackingUrl: String(trackingUrl), receipt: body }, options);
};
