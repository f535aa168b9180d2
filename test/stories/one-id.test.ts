import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { lambdaHandler } from '#platform/lambda-handler.ts';
import { cast } from '#test/support/cast.ts';
import { inMemoryAmends } from '#test/support/in-memory-amends.ts';
import { logLines } from '#test/support/log-lines.ts';
import { mailIn } from '#test/support/mail-in.ts';

const lines = logLines();

type Line = { message: string; caseId?: string; effects?: string; channel?: string; result?: string };
const said = (): Line[] => lines.map((line) => JSON.parse(line));

const WORDS = ['Jacinta', 'Arrizabalaga', 'jacinta@correo.example', 'calentador', 'P-99231'];

describe('a complaint is followed by one id', () => {
  test('The form, the outbox, the executions and the mail say it, and no word of the customer', async () => {
    const amends = inMemoryAmends();
    const { caseId } = await cast(amends, {
      text: 'El calentador no funciona desde el lunes y nadie viene.',
      customer: { name: 'Jacinta Arrizabalaga', email: 'jacinta@correo.example' },
      orderRef: 'P-99231',
    });
    const ofCase = said().filter((line) => line.caseId === caseId);
    expect(ofCase).toContainEqual({ message: 'complaint received', caseId, channel: 'web' });
    const done = ofCase.filter(({ message }) => message === 'effects done').map(({ effects = '' }) => effects);
    expect(done.join(' ')).toMatch(/\bstart\b/);
    expect(done.join(' ')).toMatch(/\bsend\b/);
    expect(ofCase).toContainEqual(expect.objectContaining({ message: 'message sent', channel: 'email' }));
    for (const line of lines) for (const word of WORDS) expect(line).not.toContain(word);
  });

  test('A mail is followed from its delivery on', async () => {
    const amends = inMemoryAmends();
    const mail = [
      'From: Jacinta Arrizabalaga <jacinta@correo.example>',
      `To: ${amends.policy.company.mailbox}@lumbre.example`,
      'Subject: El calentador',
      'Message-ID: <one@correo.example>',
      '',
      'El calentador no funciona desde el lunes y nadie viene.',
    ];
    await mailIn(amends, Buffer.from(mail.join('\r\n')));
    const taken = said().find(({ message }) => message === 'delivery taken in');
    expect(taken).toMatchObject({ channel: 'email', result: 'opened', deliveryId: expect.any(String) });
    const sent = said().filter((line) => line.message === 'message sent' && line.caseId === taken?.caseId);
    expect(sent.length).toBeGreaterThan(0);
    for (const line of lines) for (const word of WORDS) expect(line).not.toContain(word);
  });

  test('A stage says whose case it worked for, whether it came to an end or not', async () => {
    const contract = {
      name: 'own',
      input: z.object({ caseId: z.string() }),
      output: z.object({ failed: z.boolean() }),
    };
    const run = (fails: boolean) =>
      lambdaHandler(
        contract,
        async () => {
          if (fails) throw new Error('Jacinta');
          return { failed: false };
        },
        {},
      )({ caseId: 'one' }, {} as never);
    await run(false);
    await expect(run(true)).rejects.toThrow();
    expect(said()).toEqual([
      { message: 'own', caseId: 'one' },
      { message: 'own failed', caseId: 'one', error: 'Permanent', cause: 'Error' },
    ]);
  });
});
