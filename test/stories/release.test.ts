import { describe, expect, it } from 'vitest';
import { sha256 } from '#domain/case/history.ts';
import { type Cast, cast } from '#test/support/cast.ts';
import { type InMemoryAmends, inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';

type Shown = {
  id: string;
  kind: string;
  status: string;
  subject?: string;
  text?: string;
  sha256?: string;
  customerSaid?: string;
  options?: {
    optionId: string;
    concession: string;
    title: string;
    reasons: string[];
    cost: object;
    openSince?: number;
  }[];
  mayAdd?: { concession: string }[];
};
type Seen = {
  status: string;
  nextStep: string;
  offer?: { sha256: string; options: { option: string; title: string }[] };
  agreement?: { kind: string; text: string; sha256: string };
};

const late = {
  text: 'El paquete llegó una semana tarde y nadie me avisó.',
  customer: { name: 'Rosa Pineda', email: 'rosa.pineda@correo.example' },
};

/** The open release as somebody reads it at the desk. */
const releaseAs = async (amends: InMemoryAmends, { caseId }: Cast, id: string): Promise<Shown> => {
  const { body } = await amends.call('GET', `/desk/cases/${caseId}`, { user: staff(id) });
  const found = (body['tasks'] as Shown[]).find(({ kind, status }) => kind === 'release' && status === 'open');
  return found ?? expect.fail('no open release');
};

const waiting = async () => {
  const amends = inMemoryAmends();
  const story = await cast(amends, late, { holdsBack: true });
  await story.examines({ cause: 'company-error', explanation: 'Se extravió en el reparto.' });
  const owner = String((await story.head()).owner);
  const sees = async () => (await story.sees()) as unknown as Seen;
  const mailed = () => amends.mails.filter(({ to }) => String(to).includes('rosa.pineda')).map(({ body }) => body);
  return { amends, story, owner, sees, mailed };
};

describe('nothing leaves unreleased', () => {
  it('Nothing leaves unreleased: the owner reads options, reasons, cost and the very text, and the customer that a person reads it', async () => {
    const { amends, story, owner, sees, mailed } = await waiting();
    const shown = await releaseAs(amends, story, owner);
    expect(shown).toMatchObject({ subject: 'offer', sha256: sha256(shown.text ?? '') });
    expect(shown.options?.[0]).toEqual({
      optionId: expect.any(String),
      concession: expect.any(String),
      title: expect.any(String),
      detail: expect.any(String),
      reasons: expect.any(Array),
      cost: { amount: expect.any(Number), currency: 'EUR' },
    });
    expect(shown.mayAdd?.length).toBeGreaterThan(0);
    const before = await sees();
    expect(before.offer).toBeUndefined();
    expect(before.nextStep).toMatch(/lee nuestra propuesta antes de enviársela/);
    expect(mailed().some((body) => body.includes(shown.options?.[0]?.title ?? ''))).toBe(false);
    await amends.pass('2027-06-01T09:00:00.000Z');
    expect((await sees()).offer, 'no time releases anything').toBeUndefined();
    expect(await story.open('release')).toHaveLength(1);
  });

  it('Nothing leaves unreleased: what the owner read is what the mail says, and the page and the history have its hash', async () => {
    const { amends, story, owner, sees, mailed } = await waiting();
    const { id, text = '' } = await releaseAs(amends, story, owner);
    const done = await amends.call('POST', `/desk/tasks/${id}/complete`, {
      user: staff(owner),
      body: { decision: 'release' },
    });
    expect(done.status, done.text).toBe(200);
    expect(mailed().at(-1)).toContain(text);
    expect((await sees()).offer?.sha256).toBe(sha256(text));
    const again = await amends.call('POST', `/desk/tasks/${id}/complete`, {
      user: staff(owner),
      body: { decision: 'release' },
    });
    expect(again).toMatchObject({ status: 409, body: { decidedBy: owner, decidedAt: expect.any(String) } });
    const option = (await sees()).offer?.options[0]?.option;
    const wrong = { decision: 'accept', option, sha256: sha256('another') };
    expect((await story.answers(wrong)).status).toBe(409);
    expect((await story.answers({ ...wrong, sha256: sha256(text) })).status).toBe(200);
    expect((await story.head()).status).toBe('closed');
  });

  it('Nothing leaves unreleased: an expert or an approver reads no letter they were not asked for', async () => {
    const { amends, story, owner } = await waiting();
    const { id } = await releaseAs(amends, story, owner);
    const other = (await amends.call('POST', `/desk/tasks/${id}/complete`, {
      user: staff('elena'),
      body: { decision: 'release' },
    })) as { status: number };
    expect(other.status).toBe(403);
  });

  it('Words of a wrong tone are refused unless their writer insists; what the letter said before is nobody’s fault', async () => {
    const { amends, story, owner } = await waiting();
    const { id, text = '' } = await releaseAs(amends, story, owner);
    const complete = (body: object) => amends.call('POST', `/desk/tasks/${id}/complete`, { user: staff(owner), body });
    const rude = `${text}\n\nAl final, eso es culpa suya.`;
    const refused = await complete({ decision: 'change', text: rude });
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: '/text' }] } });
    const insisted = { decision: 'change', text: `${text}\n\nLe devolveremos 5.000 € mañana mismo.`, acceptTone: true };
    expect(await complete(insisted), 'no sentence goes around an approval').toMatchObject({ status: 422 });
    const kind = await complete({ decision: 'change', text: `${text}\n\nGracias por su paciencia.` });
    expect(kind.status, kind.text).toBe(200);
  });

  it('A no with words is put to the owner, who reads them and makes a better offer instead of the final answer', async () => {
    const { amends, story, owner, sees } = await waiting();
    await story.releases();
    expect((await story.answers({ decision: 'decline', message: 'Con eso no arreglo nada.' })).status).toBe(200);
    expect((await sees()).agreement).toBeUndefined();
    expect((await sees()).nextStep).toMatch(/antes de contestarle/);
    const shown = await releaseAs(amends, story, owner);
    expect(shown).toMatchObject({ subject: 'final-answer', customerSaid: 'Con eso no arreglo nada.' });
    expect(shown.text).toContain('RESPUESTA A LA RECLAMACIÓN');
    const declined = (await story.file()).offers.flatMap(({ options }) => options.map(({ concession }) => concession));
    const besides = await amends.call('GET', `/desk/tasks/${shown.id}/options`, { user: staff(owner) });
    const ids = (besides.body['options'] as { id: string }[]).map(({ id }) => id);
    expect(
      ids.filter((one) => declined.includes(one)),
      'what was declined is not offered again',
    ).toEqual([]);
    expect(ids).toEqual(expect.arrayContaining((shown.mayAdd ?? []).map(({ concession }) => concession)));
    const better = await amends.call('POST', `/desk/tasks/${shown.id}/complete`, {
      user: staff(owner),
      body: { decision: 'change', add: ['refund-60'] },
    });
    expect(better.status, better.text).toBe(200);
    const { offer } = await sees();
    expect(offer?.options.some(({ title }) => title.includes('60'))).toBe(true);
    expect((await story.answers({ decision: 'accept', option: offer?.options[0]?.option })).status).toBe(200);
    expect((await story.file()).outcomes).toMatchObject([{ result: 'agreed' }]);
  });

  it('Whoever releases another round sees what stays open of the one before, which nobody takes back', async () => {
    const { amends, story, owner, sees } = await waiting();
    await story.releases();
    const before = (await sees()).offer?.options.map(({ title }) => title) ?? [];
    expect((await story.answers({ decision: 'counter', message: 'No me basta.' })).status).toBe(200);
    const { id, options = [] } = await releaseAs(amends, story, owner);
    const [news, open] = [options.filter(({ openSince }) => !openSince), options.filter(({ openSince }) => openSince)];
    expect(open.map(({ title, openSince }) => ({ title, openSince }))).toEqual(
      before.map((title) => ({ title, openSince: 1 })),
    );
    const change = { decision: 'change', options: news.slice(0, 1).map(({ optionId }) => optionId) };
    const done = await amends.call('POST', `/desk/tasks/${id}/complete`, { user: staff(owner), body: change });
    expect(done.status, done.text).toBe(200);
    const titles = (await sees()).offer?.options.map(({ title }) => title);
    expect(titles).toEqual([...news.slice(0, 1), ...open].map(({ title }) => title));
  });

  it('A released final answer is the text that was read, on the page, in the mail and in the agreement’s hash', async () => {
    const { amends, story, owner, sees, mailed } = await waiting();
    await story.releases();
    await story.answers({ decision: 'decline' });
    const { text = '' } = await releaseAs(amends, story, owner);
    await story.releases();
    const { agreement } = await sees();
    expect(agreement).toMatchObject({ kind: 'final-answer', text, sha256: sha256(text) });
    expect(mailed().some((body) => body.includes(text))).toBe(true);
    expect((await story.file()).head.status).toBe('closed');
  });

  it('A release that nobody sees to goes up the escalation policy, and stays a person’s', async () => {
    const { amends, story, owner } = await waiting();
    await amends.pass('2026-12-20T09:00:00.000Z');
    const [task] = await story.open('release');
    expect(task?.assignee).not.toBe(owner);
    const levels = (await story.file()).events.flatMap((event) =>
      event.type === 'escalated' && event.data.taskId === task?.taskId ? [event.data.level] : [],
    );
    expect(levels).toEqual(['substitute', 'manager', 'supervisor', 'head']);
  });

  it('A letter that waits is written anew for another owner, and a final answer for another answer to a point', async () => {
    const { amends, story, owner } = await waiting();
    const wish = { message: 'Quiero que lo vea otra persona.' };
    const escalated = await amends.call('POST', `${story.path}/escalate`, { body: wish });
    expect(escalated.status, escalated.text).toBe(200);
    const [escalation] = await story.open('escalation');
    const taker = String(escalation?.assignee);
    const kept = await story.complete('escalation', {
      done: 'Me lo quedo.',
      message: 'Hola, Rosa: desde hoy llevo yo su caso.',
      takeOver: true,
    });
    expect(kept.status, kept.text).toBe(200);
    expect((await story.head()).owner).toBe(taker);
    const name = amends.policy.people.find(({ id }) => id === taker)?.name ?? '';
    expect((await releaseAs(amends, story, taker)).text).toContain(name);
    expect((await releaseAs(amends, story, taker)).text).not.toContain(
      amends.policy.people.find(({ id }) => id === owner)?.name,
    );
    await story.releases();
    await story.answers({ decision: 'decline' });
    const now = String((await story.head()).owner);
    const noted = await amends.call('POST', `/desk/cases/${story.caseId}/points`, {
      user: staff(now),
      body: { points: [{ point: '¿Por qué tardó?', answer: 'Se extravió en el reparto y lo encontramos tarde.' }] },
    });
    expect(noted.status, noted.text).toBe(200);
    const { text = '' } = await releaseAs(amends, story, now);
    expect(text).toContain('Se extravió en el reparto y lo encontramos tarde.');
    await story.releases();
    expect((await story.file()).agreements).toMatchObject([{ sha256: sha256(text) }]);
  });
});
