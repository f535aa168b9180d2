import { setTimeout as sleep } from 'node:timers/promises';
import { answerAs } from '#local/demo/answer.ts';
import { type Action, nextActions, type Story } from '#local/demo/story.ts';
import type { LocalRun } from '#local/local-run.ts';
import { type ApiClient, apiClient, succeeded } from '#tools/api-client.ts';
import type { Planned, Receipt } from './ways-in.ts';

const OBSERVER = 'andres';
const POLL_MS = 4_000;

const storyOf = ({ place, work }: Planned): Story => ({
  title: `Soak ${place}`,
  channel: 'web',
  complaint: { text: '', customer: { name: `Rosa Vidal ${place}`, email: `rosa.${place}@customers.example` } },
  findings: {
    cause: 'company-error',
    facts: 'El fichero del banco se envió dos veces.',
    explanation: 'Enviamos dos veces el fichero al banco y por eso se le cobró dos veces.',
    prevention: 'Desde hoy el fichero se compara con el anterior antes de salir.',
    questions: work === 'dead-expert' ? [{ domain: 'technical', question: '¿Se rompió en el transporte?' }] : [],
  },
  verdict: { decision: 'approve', reason: 'Es nuestro error.' },
  answers: [{ decision: 'accept' }],
  result: 'agreed',
});

type Work = { api: ApiClient; story: Story; receipt: Receipt };

/** Does what a person does next, twice, as somebody who clicks twice; what is refused is seen at the next look. */
const act = async ({ api, story, receipt }: Work, action: Action): Promise<void> => {
  const twice = async (send: () => Promise<unknown>) => void (await Promise.allSettled([send(), send()]));
  if ('complete' in action) {
    const desk = await api.as(action.by);
    return twice(() => desk.complete(action.taskId, action.complete));
  }
  if (!('answer' in action)) return;
  const reader = { trackingUrl: receipt.trackingUrl, address: story.complaint.customer?.email ?? '' };
  const { offer } = succeeded(await api.track(receipt.trackingUrl));
  const option = offer?.options[0]?.option;
  await twice(() => answerAs(api, reader, { decision: 'accept', ...(option && { option }) }));
};

/** How the work on a complaint ended; where it did not, what was seen last and what was answered last. */
export type Worked = { caseId: string; hasOutcome: boolean; seen: string; refused: string };

/**
 * Works on a complaint until it has its outcome, with every step done twice. Its expert may be dead: then its time decides.
 * @param isOver whether nobody works on it any more
 */
export const workOn = async (
  run: LocalRun,
  { planned, receipt, isOver }: { planned: Planned; receipt: Receipt; isOver: () => boolean },
): Promise<Worked> => {
  const work = { api: apiClient(run), story: storyOf(planned), receipt };
  const worked = { caseId: receipt.caseId, hasOutcome: false, seen: 'nothing', refused: 'nothing' };
  while (!isOver()) {
    try {
      const view = succeeded(await (await work.api.as(OBSERVER)).case(receipt.caseId));
      const open = view.tasks.filter(({ status }) => status === 'open').map(({ kind }) => kind);
      worked.seen = `${view.stage} (${view.status}), open: ${open.join(', ') || 'nothing'}`;
      worked.hasOutcome = view.outcome !== undefined;
      if (worked.hasOutcome) break;
      for (const action of nextActions(work.story, view)) await act(work, action);
    } catch (error) {
      // A process died, or nobody was home: people come again.
      worked.refused = String(error);
    }
    await sleep(POLL_MS * (0.5 + Math.random()));
  }
  return worked;
};
