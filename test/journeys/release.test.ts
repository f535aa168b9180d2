import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { succeeded } from '#tools/api-client.ts';
import { newCustomer } from './support/customers.ts';
import { eventually } from './support/eventually.ts';
import { stage } from './support/stage.ts';
import { tasksOf } from './support/tasks.ts';

const { api } = stage();
const { opened, complete } = tasksOf(api);

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** A complaint that its owner has examined: what would go out waits to be released. */
const proposed = async () => {
  const customer = newCustomer();
  const receipt = succeeded(
    await api.complain({
      text: 'El paquete llegó una semana tarde y nadie me avisó. Pondré una denuncia en consumo.',
      customer,
    }),
  );
  await complete(receipt.caseId, 'examine', {
    cause: 'company-error',
    facts: 'Se extravió en el reparto.',
    explanation: 'El paquete se extravió en el reparto y tardamos una semana en encontrarlo.',
    points: [{ point: 'Nadie avisó del retraso.', answer: 'Es cierto: no le avisamos, y debimos hacerlo.' }],
    questions: [],
  });
  const mailed = async () => (await api.mailsTo(customer.email)).map(({ BodyText }) => BodyText.replace(/\r\n/g, '\n'));
  return { ...receipt, mailed, release: await opened(receipt.caseId, 'release') };
};

const offerOn = async (trackingUrl: string, round: number) =>
  eventually(`offer ${round}`, async () => {
    const { offer } = succeeded(await api.track(trackingUrl));
    return offer?.round === round && offer;
  });

describe.concurrent('nothing leaves unreleased', () => {
  test('A released offer is what its owner read, byte for byte, on the page and in the mail', async () => {
    const { caseId, trackingUrl, release, mailed } = await proposed();
    expect(release).toMatchObject({ subject: 'offer', options: expect.any(Array), text: expect.any(String) });
    expect(succeeded(await api.track(trackingUrl)).offer).toBeUndefined();
    const { assignee: releasedBy = '' } = await complete(caseId, 'release', { decision: 'release' });
    const offer = await offerOn(trackingUrl, 1);
    const { text = '' } = release;
    expect(offer).toMatchObject({ sha256: sha256(text) });
    await eventually('the mail', async () => (await mailed()).some((body) => body.includes(text)));
    const again = await (await api.as(releasedBy)).complete(release.id, { decision: 'release' });
    expect(again).toMatchObject({ status: 409, body: { decidedBy: releasedBy } });
    succeeded(await api.answer(trackingUrl, { decision: 'accept', option: offer.options[0]?.option ?? '' }));
    const end = await eventually('the outcome', async () => {
      const view = succeeded(await (await api.as('andres')).case(caseId));
      return view.outcome && view;
    });
    const hashes = end.history
      .filter(({ type }) => type === 'released' || type === 'offered')
      .map(({ data }) => data['sha256']);
    expect(hashes).toEqual([sha256(text), sha256(text)]);
    expect(end.offers).toMatchObject([{ releasedBy, status: 'accepted' }]);
  });

  test('A no with words goes to the owner before any final answer, which is the text that was read', async () => {
    const { caseId, trackingUrl, mailed } = await proposed();
    await complete(caseId, 'release', { decision: 'release' });
    await offerOn(trackingUrl, 1);
    succeeded(await api.answer(trackingUrl, { decision: 'decline', message: 'Con eso no arreglo nada.' }));
    const task = await opened(caseId, 'release');
    expect(task).toMatchObject({ subject: 'final-answer', customerSaid: 'Con eso no arreglo nada.' });
    expect(succeeded(await (await api.as('andres')).case(caseId)).agreement).toBeUndefined();
    const { assignee: releasedBy } = await complete(caseId, 'release', { decision: 'release' });
    const end = await eventually('the outcome', async () => {
      const now = succeeded(await (await api.as('andres')).case(caseId));
      return now.outcome && now;
    });
    const { text = '' } = task;
    expect(end.agreement).toMatchObject({
      kind: 'final-answer',
      text,
      sha256: sha256(text),
      releasedBy,
    });
    await eventually('the mail', async () => (await mailed()).some((body) => body.includes(text)));
  });

  test('What a final answer commits us to is in the letter, and is a promise that somebody keeps with a proof', async () => {
    const { caseId, trackingUrl, mailed } = await proposed();
    await complete(caseId, 'release', { decision: 'release' });
    await offerOn(trackingUrl, 1);
    succeeded(await api.answer(trackingUrl, { decision: 'decline', message: 'No me sirve.' }));
    const task = await opened(caseId, 'release');
    expect(task.mayCommit).toMatchObject({ asks: 'asked', standing: [] });
    const text = 'Avisaremos de cada retraso el mismo día';
    const by = task.mayCommit?.days['final-answer'].from ?? '';
    const change = { decision: 'change', commitments: [{ kind: 'improvement', text, by }] };
    const { assignee } = await complete(caseId, 'release', change);
    expect(await opened(caseId, 'promise')).toMatchObject({ assignee, promise: text });
    await eventually('the mail', async () => (await mailed()).some((body) => body.includes(text)));
    const kept = async () => succeeded(await api.track(trackingUrl)).promises;
    expect(await kept()).toMatchObject([{ what: text, kept: false }]);
    await complete(caseId, 'promise', { kept: true, proof: 'Los avisos salen desde hoy.' });
    await eventually('the promise kept', async () => (await kept()).every((one) => one.kept));
  });

  test('Instead of the final answer a better offer goes out', async () => {
    const { caseId, trackingUrl } = await proposed();
    await complete(caseId, 'release', { decision: 'release' });
    await offerOn(trackingUrl, 1);
    succeeded(await api.answer(trackingUrl, { decision: 'decline', message: 'No.' }));
    await complete(caseId, 'release', { decision: 'change', add: ['refund-60'] });
    const offer = await offerOn(trackingUrl, 2);
    expect(offer.options.some(({ title }) => title.includes('60'))).toBe(true);
  });

  test('A change beyond the limit goes back to approval, by somebody else, and is released after it', async () => {
    const { caseId, trackingUrl, release } = await proposed();
    const kept = release.options?.at(-1)?.optionId ?? 'a';
    const change = { decision: 'change', options: [kept], add: ['refund-150'] };
    const { assignee: changedBy = '' } = await complete(caseId, 'release', change);
    expect(succeeded(await api.track(trackingUrl)).offer).toBeUndefined();
    const approval = await opened(caseId, 'approve');
    expect(approval.assignee).not.toBe(changedBy);
    const own = await (await api.as(changedBy)).complete(approval.id, {
      decision: 'approve',
      reason: 'x',
    });
    expect(own.status).toBe(403);
    const { assignee: approvedBy } = await complete(caseId, 'approve', { decision: 'approve', reason: 'Es lo justo.' });
    const again = await opened(caseId, 'release');
    const { assignee: releasedBy } = await complete(caseId, 'release', { decision: 'release' });
    const offer = await offerOn(trackingUrl, 1);
    expect(offer).toMatchObject({ sha256: sha256(again.text ?? '') });
    const { offers } = succeeded(await (await api.as('andres')).case(caseId));
    expect(offers).toMatchObject([{ approvedBy, releasedBy }]);
  });
});
