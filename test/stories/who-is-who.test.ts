import { describe, expect, it } from 'vitest';
import { cast } from '#test/support/cast.ts';
import { type InMemoryAmends, inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';
import { linkIn, mailIn } from '#test/support/mail-in.ts';
import { letter, verdicts } from '../channels/email/letters.ts';

const SECRET_WORDS = 'Mi nueva dirección es calle Olmo 7.';
const PROVED = { 'Authentication-Results': verdicts({}) };

/** A stranger files in Ana's name, with her mail address and the order she waits for. */
const filed = async () => {
  const amends = inMemoryAmends();
  const story = await cast(amends, {
    text: 'No ha llegado el pedido.',
    orderRef: 'L-20417',
    customer: { name: 'Ana Pérez', email: 'ana@example.com' },
  });
  const [acknowledgment] = amends.mails.filter(({ to }) => to === 'ana@example.com');
  if (!acknowledgment) throw new Error('No acknowledgment was sent');
  return { amends, story, acknowledgment, mailed: linkIn(acknowledgment.body) };
};

const seenWith = async (amends: InMemoryAmends, path: string) => {
  const data = await amends.call('GET', path);
  const page = await amends.call('GET', path, { headers: { accept: 'text/html' } });
  return { data, all: `${data.text}\n${page.text}` };
};

const replyTo = (acknowledgment: { replyTo?: string }, over: Record<string, string | string[]> = {}) =>
  letter({ To: acknowledgment.replyTo ?? '', Subject: 'Re: su reclamación', ...over }, SECRET_WORDS);

describe('a stranger who files with my address', () => {
  it('The link in the mail is another than the one that whoever files is given', async () => {
    const { story, mailed } = await filed();
    expect(mailed).not.toBe(story.path);
  });

  it('My answer to the acknowledgment is not seen with the link of the stranger, which shows the state only', async () => {
    const { amends, story, acknowledgment, mailed } = await filed();
    const before = await seenWith(amends, story.path);
    expect(before.data.body).toMatchObject({ link: { kind: 'first' } });
    expect(before.all).toContain('No ha llegado el pedido.');
    await mailIn(amends, replyTo(acknowledgment, PROVED));
    const after = await seenWith(amends, story.path);
    expect(after.data.body).toMatchObject({ link: { kind: 'state' }, messages: [], reference: expect.any(String) });
    expect(after.all).not.toContain('calle Olmo');
    expect(after.all).toContain('Le hemos enviado un enlace a su correo');
    expect((await seenWith(amends, mailed)).all).toContain('calle Olmo');
  });

  it('My answer proves my address where nothing is known of who sent it, too', async () => {
    const { amends, story, acknowledgment } = await filed();
    await mailIn(amends, replyTo(acknowledgment));
    expect((await seenWith(amends, story.path)).all).not.toContain('calle Olmo');
    expect((await story.head()).identities).toMatchObject([{ kind: 'email', proof: { how: 'answered-mail' } }]);
  });

  it('A new mail of mine about the same order is in no case that the stranger can see', async () => {
    const { amends, story } = await filed();
    await mailIn(amends, letter({ ...PROVED }, `Mi pedido L-20417 no llega. ${SECRET_WORDS}`));
    expect((await seenWith(amends, story.path)).all).not.toContain('calle Olmo');
    expect((await story.file()).messages.filter(({ direction }) => direction === 'in')).toHaveLength(1);
  });

  it('A forged mail in my name opens a case of its own, and takes no link from anybody', async () => {
    const { amends, story, acknowledgment } = await filed();
    const forged = { 'Authentication-Results': verdicts({ spf: 'fail', dkim: 'none', dmarc: 'fail' }) };
    await mailIn(amends, replyTo(acknowledgment, forged));
    expect((await seenWith(amends, story.path)).data.body).toMatchObject({ link: { kind: 'first' } });
    expect((await story.file()).messages.filter(({ direction }) => direction === 'in')).toHaveLength(1);
  });

  it('Opening the link of the mail proves my address, and the first link takes nothing any more', async () => {
    const { amends, story, mailed } = await filed();
    expect((await amends.call('GET', mailed)).body).toMatchObject({ link: { kind: 'full' } });
    expect(await story.eventTypes()).toContain('identity-proved');
    for (const [form, body] of [
      ['messages', { text: 'Soy yo.' }],
      ['answer', { decision: 'decline' }],
      ['person', { phone: '600 123 456' }],
      ['escalate', {}],
      ['survey', { score: 5 }],
    ] as const)
      expect(await amends.call('POST', `${story.path}/${form}`, { body }), form).toMatchObject({
        status: 403,
        body: { code: 'link-state-only' },
      });
    expect(await amends.call('POST', `${mailed}/messages`, { body: { text: SECRET_WORDS } })).toMatchObject({
      status: 200,
    });
    expect((await seenWith(amends, story.path)).all).not.toContain('calle Olmo');
  });

  it('An offer is on the first link until somebody proves to be the customer, and then only on the full one', async () => {
    const { amends, story, mailed } = await filed();
    await story.examines({});
    for (const task of await story.open('release'))
      await amends.call('POST', `/desk/tasks/${task.taskId}/complete`, {
        user: staff(String(task.assignee)),
        body: { decision: 'release' },
      });
    expect((await amends.call('GET', story.path)).body).toHaveProperty('offer');
    expect((await amends.call('GET', mailed)).body).toHaveProperty('offer');
    expect((await amends.call('GET', story.path)).body).not.toHaveProperty('offer');
  });

  it('The case counts for nobody until the address proved itself in it', async () => {
    const { amends, story } = await filed();
    await mailIn(amends, letter({ ...PROVED, 'Message-ID': '<2@example.com>' }, 'La caldera pierde agua.'));
    const { earlierCases } = amends.deps;
    expect(await earlierCases(await story.head())).toEqual([]);
  });

  it('Without an address the link of whoever files is the only key, and shows all', async () => {
    const amends = inMemoryAmends();
    const story = await cast(amends, { text: 'Nadie contesta.', customer: { id: 'K-77' } });
    expect((await amends.call('GET', story.path)).body).toMatchObject({ link: { kind: 'full' } });
  });
});
