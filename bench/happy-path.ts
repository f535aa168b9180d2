import { setTimeout as sleep } from 'node:timers/promises';
import { type ApiClient, succeeded } from '#tools/api-client.ts';

const until = async <T>(what: string, ask: () => Promise<T | undefined | false>): Promise<T> => {
  for (const end = Date.now() + 90_000; Date.now() < end; await sleep(250)) {
    const answer = await ask();
    if (answer) return answer;
  }
  throw new Error(`Not within 90 s: ${what}`);
};

/** The complaint of the customer of a number; each is somebody else, so that no two are one matter. */
export const complaintOf = (customer: number) => ({
  text: 'El pedido llegó tarde y con un golpe; nadie respondió a mis correos.',
  customer: { name: 'Ana Roca', email: `ana.roca.${customer}@customers.example` },
});

/** Plays one complaint on the deployed stack, through its public doors, to the end of its follow-up. @returns the case id */
export const playHappyPath = async (api: ApiClient, customer = 0): Promise<string> => {
  const receipt = succeeded(await api.complain(complaintOf(customer)));
  const { caseId, trackingUrl } = receipt;
  const supervisor = await api.as('sofia');
  const openTask = (kind: string) =>
    until(`an open ${kind} task`, async () =>
      (await supervisor.case(caseId)).body.tasks?.find((task) => task.kind === kind && task.status === 'open'),
    );
  const complete = async (kind: string, body: unknown) => {
    const task = await openTask(kind);
    succeeded(await (await api.as(task.assignee ?? 'sofia')).complete(task.id, body));
  };
  await complete('examine', { cause: 'company-error', facts: 'El almacén lo confirma.', questions: [] });
  await complete('release', { decision: 'release' });
  const offer = await until('an offer', async () => (await api.track(trackingUrl)).body.offer);
  const option = offer.options.at(-1)?.option ?? 'a';
  succeeded(await api.answer(trackingUrl, { decision: 'accept', option }));
  const isClosed = async () => (await supervisor.case(caseId)).body.outcome !== undefined;
  await until('the outcome', isClosed);
  const survey = async (): Promise<boolean> => (await api.survey(trackingUrl, 5)).status === 200;
  await until('the survey', async () => {
    const { body } = await supervisor.case(caseId);
    for (const task of body.tasks.filter(({ kind, status }) => kind === 'promise' && status === 'open'))
      await complete(task.kind, { kept: true, proof: 'Abono hecho.' });
    return survey();
  });
  await until('the end', async () => (await supervisor.case(caseId)).body.status === 'kept');
  return caseId;
};
