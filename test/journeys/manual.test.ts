import { expect, test } from 'vitest';
import { stories } from '#local/demo/complaints.ts';
import { play } from '#local/demo/play.ts';
import { succeeded } from '#tools/api-client.ts';
import { newCustomer } from './support/customers.ts';
import { eventually, PATIENCE_SECONDS } from './support/eventually.ts';
import { invoke } from './support/invoke.ts';
import { stage } from './support/stage.ts';

const { run, api } = stage();

const TEXT = {
  title: 'Cobrado dos veces',
  problem: 'El mismo recibo se carga dos veces en la tarjeta.',
  works: 'Devolver el segundo cargo el mismo día y decir qué se ha corregido.',
};

test('A landmark case goes into the manual, and what it taught stands in the next like task', async () => {
  const found = stories.find(({ title }) => title.startsWith('Charged twice'));
  if (!found) throw new Error('No such story');
  const ended = { ...found, complaint: { ...found.complaint, customer: newCustomer() } };
  const { view } = await play({ run, api }, ended, {
    until: ({ outcome }) => outcome !== undefined,
    seconds: PATIENCE_SECONDS,
  });
  const [supervisor, owner] = [await api.as('sofia'), await api.as('lucia')];
  // The first of its kind may be of another journey, which plays the same story: whichever it is, it is one to learn from.
  const landmark = await eventually('the first of its kind is marked', async () => {
    await invoke(run, 'figures', {});
    const { landmarks } = succeeded(await supervisor.landmarks());
    return landmarks.find(({ topic, cause }) => topic.id === view.topic && cause === 'company-error');
  });
  expect(landmark.because).toBe('first-of-kind');
  succeeded(await supervisor.decideLandmark(landmark.caseId, 'archive'));
  const card = succeeded(await owner.card(landmark.caseId));
  expect(card).toMatchObject({ cause: 'company-error', topic: { id: landmark.topic.id } });
  expect(JSON.stringify(card)).not.toContain('Arrizabalaga');

  const written = succeeded(
    await owner.writeManual({
      ...{ topic: landmark.topic.id, cause: 'company-error', language: 'es' },
      ...TEXT,
      cases: [landmark.reference],
    }),
  );
  expect((await owner.decideManual(written.entryId, { revision: written.revision, decision: 'approve' })).status).toBe(
    403,
  );
  succeeded(await supervisor.decideManual(written.entryId, { revision: written.revision, decision: 'approve' }));

  const next = succeeded(await api.complain({ ...ended.complaint, customer: newCustomer() }));
  const advice = await eventually('the next like task shows the entry', async () => {
    const told = succeeded(await owner.advice(next.caseId));
    // It reads like the one that ended, and is told so.
    return told.manual.some(({ entryId }) => entryId === written.entryId) && told.alike.length > 0 && told;
  });
  expect(advice.manual.find(({ entryId }) => entryId === written.entryId)).toMatchObject({ version: 1, text: TEXT });
  expect((await owner.manualAs('md')).body).toContain(TEXT.title);
});
