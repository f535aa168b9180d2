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

/**
 * Plays one complaint on the deployed stack, through its public doors, to the end of its follow-up.
 * @param watch by which whoever plays learns that it goes on; one for all who play at a time
 * @returns the case id
 */
export const playHappyPath = async (api: ApiClient, customer = 0, watch = supervisorsWatch(api)): Promise<string> => {
  const { caseId, reference, trackingUrl } = succeeded(await api.complain(complaintOf(customer)));
  const supervisor = await api.as('sofia');
  /** Looks at the case, and again whenever it has changed. */
  const until = async <T>(
    what: string,
    look: (body: CaseView) => T | undefined | false | Promise<T | undefined | false>,
  ): Promise<T> => {
    for (const end = Date.now() + PATIENCE_MS; Date.now() < end; ) {
      const { body } = await supervisor.case(caseId);
      const found = await look(body);
      if (found) return found;
      const changed = watch.changed({ reference, version: body.version ?? 0 });
      await Promise.race([changed, sleep(LOOKS_AFTER_MS, undefined, { ref: false })]);
    }
    throw new Error(`Not within ${PATIENCE_MS / 1000} s: ${what}`);
  };
  const complete = async (kind: string, body: unknown) => {
    const task = await until(`an open ${kind} task`, ({ tasks }) =>
      tasks.find((one) => one.kind === kind && one.status === 'open'),
    );
    succeeded(await (await api.as(task.assignee ?? 'sofia')).complete(task.id, body));
  };
  await complete('examine', { cause: 'company-error', facts: 'El almacén lo confirma.', questions: [] });
  await complete('release', { decision: 'release' });
  const offer = await until('an offer', async () => (await api.track(trackingUrl)).body.offer);
  const option = offer.options.at(-1)?.option ?? 'a';
  succeeded(await api.answer(trackingUrl, { decision: 'accept', option }));
  await until('the outcome', ({ outcome }) => outcome !== undefined);
  await until('the survey', async ({ tasks }) => {
    for (const task of tasks.filter(({ kind, status }) => kind === 'promise' && status === 'open'))
      await complete(task.kind, { kept: true, proof: 'Abono hecho.' });
    return (await api.survey(trackingUrl, 5)).status === 200;
  });
  await until('the end', ({ status }) => status === 'kept');
  return caseId;
};
