import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { worthWrites } from '#cases/store/worths.ts';
import { cast } from '#test/support/cast.ts';
import { inMemoryAmends } from '#test/support/in-memory-amends.ts';
import { markedPolicy } from './marked-policy.ts';
import { everybodyReads } from './readers.ts';
import { watched } from './watching.ts';

/** A worth that occurs nowhere else, as a number and as people read it. */
const WORTH = 98_765_431_127;
const FIGURE = /98765431127|987[.,\s\u00a0\u202f]?654[.,\s\u00a0\u202f]?311/;
/** What the reasons of an option say of it, for those who decide. */
const WORDS = /Valor del cliente|Customer value|customer-value|goodwill-value/;

const lines: string[] = [];
beforeEach(() => {
  lines.length = 0;
  for (const level of ['info', 'warn', 'error', 'log'] as const)
    vi.spyOn(console, level).mockImplementation((...said) => void lines.push(JSON.stringify(said)));
});
afterEach(() => vi.restoreAllMocks());

test('What a customer is worth is told to whoever decides what is offered, when they ask, and is in nothing else that leaves', async () => {
  const amends = watched(inMemoryAmends({ policy: markedPolicy }));
  const customer = { name: 'Zoraida Quintanilla', email: 'zoraida.quintanilla@correo.example' };
  const text = 'La lavadora llegó rota. Quiero que me devuelvan 60 euros.';
  const story = await cast(amends, { text, customer }, { holdsBack: true });
  const [link = ''] = /\/t\/[\w.-]+/.exec(amends.mails.map((mail) => JSON.stringify(mail)).join('\n')) ?? [];
  await amends.call('GET', link);
  const keys = ((await story.head()).identities ?? []).flatMap(({ key, proof }) => (proof ? [key] : []));
  expect(keys.length).toBeGreaterThan(0);
  const record = { customer: 'c', value: WORTH, since: '2009', asOf: '2026-11-23T03:00:00.000Z', ttl: 0 };
  await amends.deps.table.write(worthWrites(keys, record));
  const look = () => everybodyReads(amends, [{ caseId: story.caseId, path: link }], ['lavadora']);

  await story.examines({
    questions: [{ domain: 'technical', question: '¿Venía rota?' }],
    customerWish: 'Que le devuelvan 60 euros.',
  });
  const opinion = { valid: true, liable: true, remedy: 'refund', explanation: 'El embalaje venía dañado.' };
  await story.complete('consult', opinion, 'iker');
  // The figure is asked for while somebody decides; experts have read the case by then.
  await look();
  if ((await story.open('approve')).length > 0)
    await story.complete('approve', { decision: 'approve', reason: 'Es justo.' });
  await story.complete('release', { decision: 'release' });
  await look();

  const told = amends.seen.filter(({ answer }) => FIGURE.test(answer));
  expect(told.length).toBeGreaterThan(0);
  for (const { path, groups } of told) {
    expect(path).toMatch(/^\/desk\/tasks\/[^/]+\/room$/);
    expect(groups).not.toEqual(['expert']);
  }
  const ofOthers = amends.seen.filter(({ who, groups }) => who === 'customer' || groups.join() === 'expert');
  expect(ofOthers.filter(({ answer }) => WORDS.test(answer)).map(({ who, path }) => `${who} ${path}`)).toEqual([]);
  const left = JSON.stringify([amends.mails, amends.pages, amends.announced, lines]);
  expect(left.length).toBeGreaterThan(1000);
  expect(left).not.toMatch(FIGURE);
  expect(left).not.toMatch(WORDS);
  const { events, tasks, offers, head, texts } = await story.file();
  expect(JSON.stringify([events, tasks, offers, head, [...texts]])).not.toMatch(FIGURE);
});
