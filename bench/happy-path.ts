import { setTimeout as sleep } from 'node:timers/promises';
import { type ApiClient, type CaseView, succeeded } from '#tools/api-client.ts';
import { supervisorsWatch } from './desk-watch.ts';

/** How long a step may take, and when it is looked for even if the desk says nothing. */
const PATIENCE_MS = 90_000;
const LOOKS_AFTER_MS = 5_000;

/** The complaint of the customer of a number; each is somebody else, so that no two are one matter. */
export const complaintOf = (customer: number) => ({
  text: 'El pedido llegó tarde y con un golpe; nadie respondió a mis correos.',
  customer: { name: 'Ana Roca', email: `ana.roca.${customer}@customers.example` },
});

type Task = CaseView['tasks'][number];

/**
 * Plays one complaint on the deployed stack, through its public doors, to the end of its follow-up. People look at the case when the desk
 * tells that it has changed, and at nothing before; the customer looks at the page when a mail has come.
 * @param watch by which whoever plays learns that it goes on; one for all who play at a time
 * @returns the case id
 */
export const playHappyPath = async (api: ApiClient, customer = 0, watch = supervisorsWatch(api)): Promise<string> => {
  const { caseId, reference, trackingUrl } = succeeded(await api.complain(complaintOf(customer)));
  const supervisor = await api.as('sofia');
  let version = 0;
  const untilChanged = async (): Promise<void> => {
    await Promise.race([watch.changed({ reference, version }), sleep(LOOKS_AFTER_MS, undefined, { ref: false })]);
  };
  /** Looks at the case whenever it has changed. */
  const until = async <T>(
    what: string,
    look: (body: CaseView) => T | undefined | false | Promise<T | undefined | false>,
  ): Promise<T> => {
    for (const end = Date.now() + PATIENCE_MS; Date.now() < end; ) {
      await untilChanged();
      const { body } = await supervisor.case(caseId);
      version = body.version ?? 0;
      const found = await look(body);
      if (found) return found;
    }
    throw new Error(`Not within ${PATIENCE_MS / 1000} s: ${what}`);
  };
  const openTasks = ({ tasks }: CaseView, kind: string): Task[] =>
    tasks.filter((one) => one.kind === kind && one.status === 'open');
  const completed = async ({ id, assignee }: Task, body: unknown): Promise<void> => {
    succeeded(await (await api.as(assignee ?? 'sofia')).complete(id, body));
  };
  const complete = async (kind: string, body: unknown): Promise<void> =>
    completed(await until(`an open ${kind} task`, (view) => openTasks(view, kind)[0]), body);
  await complete('examine', { cause: 'company-error', facts: 'El almacén lo confirma.', questions: [] });
  await complete('release', { decision: 'release' });
  const offered = async () => (await api.track(trackingUrl)).body.offer;
  const offer = (await offered()) ?? (await until('an offer', offered));
  const option = offer.options.at(-1)?.option ?? 'a';
  succeeded(await api.answer(trackingUrl, { decision: 'accept', option }));
  await until('the survey', async (view) => {
    for (const task of openTasks(view, 'promise')) await completed(task, { kept: true, proof: 'Abono hecho.' });
    return openTasks(view, 'survey').length > 0;
  });
  succeeded(await api.survey(trackingUrl, 5));
  await until('the end', ({ status, outcome }) => status === 'kept' && outcome !== undefined);
  return caseId;
};
