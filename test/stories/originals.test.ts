import { describe, expect, it } from 'vitest';
import { inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';
import { mailIn } from '#test/support/mail-in.ts';
import { letter, verdicts } from '../channels/email/letters.ts';

const QUOTED = 'El 2 nov 2026 a las 9:00, Tienda <t@tienda.example> escribió:\n> No hay dinero.';

/** A case by mail, of which something is folded away, as its owner's colleague sees it. */
const hiddenCase = async () => {
  const amends = inMemoryAmends();
  const headers = { 'Authentication-Results': verdicts({}), 'In-Reply-To': '<9@tienda.example>' };
  await mailIn(amends, letter(headers, `Nadie vino.\n\n${QUOTED}`));
  const caseId = String(amends.memory.all().find(({ sk }) => sk === 'CASE')?.['caseId']);
  const { body } = await amends.call('GET', `/desk/cases/${caseId}`, { user: staff('sofia') });
  const messages = body['messages'] as {
    direction: string;
    text: string;
    hidden?: { text: string; original: string };
  }[];
  const message = messages.find(({ direction }) => direction === 'in');
  return { amends, caseId, message };
};

describe('what is folded away', () => {
  it('It is shown at the desk, with the original one click away', async () => {
    const { amends, message } = await hiddenCase();
    expect(message).toMatchObject({ text: 'Nadie vino.', hidden: { text: QUOTED } });
    const { status, text } = await amends.call('GET', message?.hidden?.original ?? '', { user: staff('sofia') });
    expect(status).toBe(200);
    expect(Buffer.from(text, 'base64').toString()).toContain('> No hay dinero.');
  });

  it('An original is not handed out of a message that there is not, nor to who has no part in the case', async () => {
    const { amends, caseId, message } = await hiddenCase();
    const none = await amends.call('GET', `/desk/cases/${caseId}/messages/none/original`, { user: staff('sofia') });
    expect(none).toMatchObject({ status: 409, body: { code: 'original-gone' } });
    const expert = await amends.call('GET', message?.hidden?.original ?? '', { user: staff('iker') });
    expect(expert).toMatchObject({ status: 403, body: { code: 'role-missing' } });
  });
});
