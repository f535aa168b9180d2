import { expect, test } from 'vitest';
import { cast } from '#test/support/cast.ts';
import { inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';

const COMPLAINT = {
  text: 'La caldera nueva se ha parado tres veces desde que la instalaron y nadie la arregla. Pondré una denuncia en consumo.',
  customer: { name: 'Rosa Pineda', email: 'rosa.pineda@correo.example' },
};
const ES = { 'accept-language': 'es' };

const askedFor = async (concession: string) => {
  const amends = inMemoryAmends();
  const story = await cast(amends, COMPLAINT, { holdsBack: true });
  await story.examines({});
  await story.complete('release', { decision: 'change', add: [concession] });
  expect(await story.open('approve')).toHaveLength(1);
  const asked = async (user: string): Promise<unknown> => {
    const shown = await amends.call('GET', `/desk/cases/${story.caseId}`, { user: staff(user), headers: ES });
    const tasks = shown.body['tasks'] as { kind: string; status: string; question?: string }[];
    return tasks.find(({ kind, status }) => kind === 'release' && status === 'open')?.question;
  };
  return { story, asked, owner: String((await story.head()).owner) };
};

test.each([
  [
    { decision: 'refuse', reason: 'Antes hay que repararla.' },
    'no aprobó lo que se proponía: Antes hay que repararla.',
  ],
  [{ decision: 'approve', reason: 'Avise al almacén.' }, 'aprobó lo que se proponía: Avise al almacén.'],
  [
    { decision: 'change', reason: 'Con esto basta.', options: ['refund-60'] },
    'cambió lo que se proponía: Con esto basta.',
  ],
])('Whoever releases an offer reads what was decided on its approval, and why: %j', async (verdict, words) => {
  const { story, asked, owner } = await askedFor('refund-150');
  const [approval] = await story.open('approve');
  const answer = await story.complete('approve', verdict);
  expect(answer.status, answer.text).toBe(200);
  const said = String(await asked(owner));
  expect(said).toContain(words);
  expect(said.startsWith('undefined')).toBe(false);
  expect(said).toMatch(approval?.assignee === 'elena' ? /^Elena Zabaleta / : /^\p{L}/u);
});
