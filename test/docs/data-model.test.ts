import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { personalItems } from '#cases/store/blocked.ts';
import {
  arrivedPartition,
  changesPartition,
  deadPartition,
  draftsPartition,
  duePartition,
  INCIDENT_PASSES,
  incidentOfCasePartition,
  incidentsPartition,
  keys,
  learningKeys,
  monthPartition,
  ownerPartition,
  pendingPartition,
  personPartition,
  queuePartition,
  retentionPartition,
  SET_ASIDE_PARTITION,
  STALLED_PARTITION,
  severalPartition,
  teamPartition,
  timersPartition,
  undeliveredPartition,
  untoldPartition,
  waitingPartition,
  wordsPartition,
} from '#cases/store/keys.ts';
import type { Item, Key } from '#cases/store/table.ts';
import { cast } from '#test/support/cast.ts';
import { inMemoryAmends } from '#test/support/in-memory-amends.ts';

const doc = readFileSync('docs/data-model.md', 'utf8');
const CASE = '<case>';

/** Every key that code can make: a new one does not compile until it stands here, and fails until the page tells of it. */
const made: Record<Exclude<keyof typeof keys | keyof typeof learningKeys, 'partition'>, Key> = {
  head: keys.head(CASE),
  complainant: keys.complainant(CASE),
  event: keys.event(CASE, 7),
  task: keys.task(`${CASE}.examine.1`),
  text: keys.text(CASE, '<text>'),
  message: keys.message(CASE, '<message>'),
  examination: keys.examination(CASE, 1),
  opinion: keys.opinion(`${CASE}.consult.1.1`),
  offer: keys.offer(CASE, 1, 2),
  agreement: keys.agreement(CASE, 1),
  outcome: keys.outcome(CASE, 1),
  outbox: keys.outbox(CASE, '000007-00'),
  owner: keys.owner(CASE),
  presence: keys.presence(CASE),
  manualEntry: learningKeys.manualEntry('billing.3f2a'),
  manualVersion: learningKeys.manualVersion('billing.3f2a', 2),
  staff: keys.staff(),
  staffRecord: learningKeys.staffRecord(7),
  landmark: learningKeys.landmark(CASE),
  kindMet: learningKeys.kindMet('billing#company-error'),
  atDesk: keys.atDesk('<person>'),
  choices: keys.choices('lucia'),
  mark: keys.mark('lucia', `${CASE}.examine.1`),
  ownView: learningKeys.ownView('lucia', 'own-3f2a'),
  sharedView: learningKeys.sharedView('shared-3f2a'),
  draft: keys.draft({ caseId: CASE, form: 'letter', person: 'lucia' }),
  words: keys.words(CASE, '<hash>'),
  wordSet: keys.wordSet(CASE, 0),
  retention: keys.retention(CASE),
  usedKey: keys.usedKey(CASE, '<hash>'),
  watched: keys.watched(CASE, '<execution>'),
  timers: keys.timers(CASE),
  signedHead: keys.signedHead(CASE),
  anchoredHead: keys.anchoredHead(CASE),
  anchor: keys.anchor(7),
  lastAnchor: keys.lastAnchor(),
  lastBatch: keys.lastBatch(),
  batch: keys.batch(7),
  batchHeads: keys.batchHeads(7),
  blocked: keys.blocked(CASE, keys.complainant(CASE)),
  blockedIdentity: keys.blockedIdentity('<pseudonym>', CASE),
  reference: keys.reference('AM-7K3Q9F2D'),
  idempotency: keys.idempotency('<hash>'),
  seen: keys.seen('telegram', '<hash>'),
  thread: keys.thread('<hash>'),
  stop: keys.stop('<hash>'),
  outgoing: keys.outgoing('<hash>'),
  outgoingDay: keys.outgoingDay('email', '2026-11-23', 3),
  budget: keys.budget('care', '2026-11', 3),
  customerSum: keys.customerSum('<pseudonym>'),
  promiseCount: keys.promiseCount({ month: '2026-11', of: 'refund', team: 'care' }, 3),
  fact: { ...keys.fact({ caseId: '0003', seq: 41, day: '2026-11-29' }), sk: `${CASE}#000041` },
  figuresAsked: keys.figuresAsked('2026-11-29'),
  figures: keys.figures('topic', '2026-11-29'),
  observed: learningKeys.observed('2026-11-23T09:00:00.000Z'),
  counted: learningKeys.counted('2026-11-23T09'),
  incident: keys.incident('<incident>'),
  incidentMember: keys.incidentMember('<incident>', CASE),
  incidentMessage: learningKeys.incidentMessage('<incident>', 1),
  incidentPass: keys.incidentPass('<incident>'),
  incidentAbout: learningKeys.incidentAbout('<hash>'),
  affectedPass: learningKeys.affectedPass('<incident>'),
  identity: keys.identity('<pseudonym>', CASE),
  order: keys.order('<hash>', CASE),
  callOfGroup: keys.callOfGroup('<group>', 1),
  callGroup: { ...keys.callGroup('<group>', '0001'), sk: CASE },
  regime: keys.regime('es-sac@3f2a'),
  policy: keys.policy('8cf2fd93e3e6'),
  policyPart: keys.policyPart('8cf2fd93e3e6', 1),
  delivery: keys.delivery('telegram', '2026-11-23T09:00:00.000Z', '<delivery>'),
  setAsideSender: keys.setAsideSender('<pseudonym>', '<delivery>'),
  correctiveAction: learningKeys.correctiveAction('<action>'),
  actionCase: learningKeys.actionCase('<action>', CASE),
  deliverySurvey: learningKeys.deliverySurvey('<delivery>'),
  surveyOfCustomer: learningKeys.surveyOfCustomer('<pseudonym>', '<delivery>'),
  noMoreSurveys: learningKeys.noMoreSurveys('<pseudonym>'),
  affectedCustomer: learningKeys.affectedCustomer('<incident>', '<pseudonym>'),
  affectedList: learningKeys.affectedList('<incident>', '2026-11-23T09:00:00.000Z', '<list>'),
  affectedBy: learningKeys.affectedBy('<pseudonym>', '<incident>'),
  notToBeListed: learningKeys.notToBeListed('<pseudonym>'),
  monthlyMail: learningKeys.monthlyMail('2026-11', 'sofia'),
  setAsideList: learningKeys.setAsideList(),
  subscription: keys.subscription('refunds'),
  toldAgain: learningKeys.toldAgain('refunds', '2026-11-23T09:00:00.000Z', 'sofia'),
  worth: keys.worth('<pseudonym>'),
  worthAsked: keys.worthAsked('<pseudonym>'),
  customerFile: learningKeys.customerFile(),
};

/** The rows of a table of the page whose first columns are keys: `[pk, sk, ..., personal]`. */
const rows = doc
  .split('\n')
  .filter((line) => /^\| `[A-Z]+#/.test(line))
  .map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '').replaceAll('\\|', '|')),
  );

test.each(Object.entries(made))('The key of %s is on the page', (_, { pk, sk }) => {
  expect(rows.map((row) => row.slice(0, 2))).toContainEqual([pk, sk]);
});

test('The page tells of no key that the code does not make', () => {
  const known = Object.values(made).map(({ pk, sk }) => `${pk} ${sk}`);
  expect(rows.map(([pk, sk]) => `${pk} ${sk}`).filter((row) => !known.includes(row))).toEqual([]);
});

test.each([
  ['gsi1', personPartition('lucia')],
  ['gsi1', personPartition(undefined)],
  ['gsi1', arrivedPartition('2026-11-23')],
  ['gsi2', queuePartition('examine')],
  ['gsi2', monthPartition('2026-11', 0)],
  ['gsi1', incidentOfCasePartition(CASE)],
  ['gsi2', incidentsPartition('open')],
  ['gsi2', incidentsPartition('ended')],
  ['gsi2', INCIDENT_PASSES],
  ['gsi2', STALLED_PARTITION],
  ['gsi2', undeliveredPartition('customer')],
  ['gsi2', undeliveredPartition('staff')],
  ['gsi2', pendingPartition(0)],
  ['gsi2', severalPartition(0)],
  ['gsi2', deadPartition(0)],
  ['gsi2', retentionPartition(0)],
  ['gsi2', timersPartition(0)],
  ['gsi1', untoldPartition('refunds')],
  ['gsi2', SET_ASIDE_PARTITION],
  ['gsi1', ownerPartition('lucia', 'open')],
  ['gsi1', wordsPartition('<hash>')],
  ['gsi1', draftsPartition('lucia')],
  ['gsi2', changesPartition('2026-11-23T09:00:00.000Z', 0)],
  ['gsi3', teamPartition(0)],
  ['gsi3', waitingPartition('lucia')],
  ['gsi3', duePartition('DUE', 0)],
  ['gsi3', duePartition('LATE', 0)],
])('The partition of %s %s is on the page', (index, partition) => {
  expect(doc).toContain(`\`${partition}\``);
  expect(doc).toContain(`| \`${index}\` |`);
});

const played = async () => {
  const amends = inMemoryAmends();
  const story = await cast(amends, {
    text: 'La lavadora ha llegado rota.',
    customer: { name: 'Marta Olmedo', email: 'marta.olmedo@correo.example' },
  });
  await story.examines({ questions: [{ domain: 'technical', question: '¿Se rompió en el transporte?' }] });
  await story.complete('consult', { valid: true, liable: true, explanation: 'Sí, se golpeó.' });
  await story.answers({ decision: 'accept', option: 'a' });
  return { amends, caseId: story.caseId };
};

/** What a key begins with: `CASE TASK#`, `REF# REF`. */
const kindOf = ({ pk, sk }: Key): string => {
  const start = (key: string) => /^[A-Z]+#?/.exec(key)?.[0] ?? '';
  return pk.startsWith('CASE#') ? `CASE ${start(sk)}` : start(pk);
};

test('Every item of a complaint that was played to its agreement is on the page', async () => {
  const { amends } = await played();
  const known = rows.map(([pk = '', sk = '']) => kindOf({ pk, sk }));
  const stored = new Set(amends.memory.all().map(kindOf));
  expect([...stored].filter((kind) => !known.includes(kind))).toEqual([]);
});

test('What the page calls personal in a case’s partition is what retention takes away', async () => {
  const { amends, caseId } = await played();
  const taken = new Set((await personalItems(amends.memory, caseId)).map((item: Item) => kindOf(item)));
  const personal = rows.filter(([pk, , ...more]) => pk === `CASE#${CASE}` && more.at(-1) === 'yes');
  expect([...taken].sort()).toEqual(personal.map(([pk = '', sk = '']) => kindOf({ pk, sk })).sort());
});
