import { describe, expect, test } from 'vitest';
import { deliverMail } from '#local/mail-client.ts';
import { request, succeeded } from '#tools/api-client.ts';
import { eventually } from './support/eventually.ts';
import { brokenMails, type Hostile, hostileRequests } from './support/hostile.ts';
import { inTurns } from './support/in-turns.ts';
import { stage } from './support/stage.ts';

const { run, api } = stage();

/** What is wrong with an answer to a hostile request; undefined when it is a well-formed refusal. */
const objection = async ({ what, method, path, headers = {}, body }: Hostile): Promise<string | undefined> => {
  const accepting = { accept: 'application/json', ...headers };
  const init = { method, headers: accepting, ...(body !== undefined && { body }) };
  const answer = await request(`${run.apiUrl}${path}`, init).catch(
    // Fetch refuses to send some headers; then nothing was asked.
    (error: Error) => (error instanceof TypeError && /header/i.test(error.message) ? undefined : Promise.reject(error)),
  );
  if (!answer) return undefined;
  const told = `${what} (${method} ${path.slice(0, 60)}): ${answer.status}`;
  if (answer.status < 400 || answer.status > 499) return told;
  // API Gateway itself refuses strangers, in its own words.
  const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json');
  return isProblem || answer.status === 401 ? undefined : `${told}, but no problem document`;
};

describe('what nobody should send', () => {
  test('What nobody should send: a thousand malformed or hostile requests get a 4xx problem document each', async () => {
    const requests = hostileRequests(1000);
    expect(requests).toHaveLength(1000);
    const objections = (await inTurns(requests, 6, objection)).filter((line) => line !== undefined);
    expect(objections).toEqual([]);
  });

  test('What nobody should send: every broken mail is in the list of deliveries, whatever became of it', async () => {
    const desk = await api.as('sofia');
    const count = async () => succeeded(await desk.deliveries('email')).deliveries.length;
    const before = await count();
    const mails = brokenMails();
    for (const mail of mails) await deliverMail(run, mail);
    await eventually('all deliveries', async () => (await count()) >= before + mails.length);
    expect(await count()).toBe(before + mails.length);
  });
});
