import { expect, test } from 'vitest';
import { roomOfCase } from '#domain/concession/round-facts.ts';
import { cast } from '#test/support/cast.ts';
import { inMemoryAmends } from '#test/support/in-memory-amends.ts';
import { amountIn, ceilings, costs, limits, markedPolicy, values } from './marked-policy.ts';
import { everybodyReads, readers } from './readers.ts';
import { type Seen, type Watched, watched } from './watching.ts';

const ZORAIDA = {
  text: 'La caldera que instalaron ayer echa humo y huele a gas. Soy Zoraida Quintanilla, llámenme al 612 345 678. Exijo una solución inmediata.',
  customer: {
    name: 'Zoraida Quintanilla',
    email: 'zoraida.quintanilla@correo.example',
    phone: '+34612345678',
    id: 'KND-90817',
  },
  orderRef: 'P-77812',
};
const EUSTAQUIO = {
  text: 'Me han cobrado dos veces la cuota de octubre. Soy Eustaquio Berruguete y quiero mi dinero.',
  customer: { name: 'Eustaquio Berruguete', email: 'eustaquio@berruguete.example', phone: '+34699888777' },
};
/** What names either of them. */
const NAMES = [/Zoraida|Quintanilla|612 ?345 ?678|KND-90817/i, /Eustaquio|Berruguete|699 ?888 ?777/i] as const;

const isExpert = ({ groups }: Seen): boolean => groups.length === 1 && groups[0] === 'expert';
const isCustomer = ({ who }: Seen): boolean => who === 'customer';

/** Where somebody is shown what they must not see: who, what and where, once each. */
const found = (seen: Seen[], what: string, holds: (one: Seen) => boolean): string[] => [
  ...new Set(
    seen
      .filter(holds)
      .map(
        ({ who, method, path }) => `${what}: ${who} ${method} ${path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '{id}')}`,
      ),
  ),
];

/** What somebody asks for by name, who decides what is offered: the owner of the case, its approver, a supervisor; and the numbers of the policy, to whoever tries others. */
const isOnDemand = ({ who, path }: Seen): boolean =>
  (who === 'sofia' && path === '/desk/policy-numbers') ||
  (/^\/desk\/tasks\/[^/]+\/(?:room|options)$/.test(path) &&
    (who === 'sofia' || who === 'mateo' || (who === 'elena' && path.includes('.approve.'))));

const anyOf =
  (amounts: number[]) =>
  ({ answer }: Seen): boolean =>
    amounts.some((amount) => amountIn(answer, amount));

/** Two complaints of two people: one is examined, asked about, approved, negotiated and agreed; the other gets a final answer. */
const twoComplaints = async () => {
  const amends: Watched = watched(inMemoryAmends({ policy: markedPolicy }));
  const one = await cast(amends, ZORAIDA, { holdsBack: true });
  const other = await cast(amends, EUSTAQUIO, { holdsBack: true });
  const rooms = new Set<number>();
  const look = async (): Promise<void> => {
    for (const story of [one, other]) rooms.add(roomOfCase(markedPolicy, await story.file()));
    await everybodyReads(amends, [one, other], ['Zoraida', 'caldera', 'eustaquio@berruguete.example']);
  };
  return { amends, one, other, rooms, look };
};

/** The first letter also offers what names its value in its title. */
const withCredit = (turn: number) =>
  turn === 0 ? { decision: 'change', options: ['a'], add: ['bill-credit-10'] } : { decision: 'release' };

type Shown = { options: { option: string; title: string }[] } | undefined;

/** The customer asks for more once, and then takes the credit. */
const answerTo = (offer: Shown, released: number) =>
  released < 3
    ? { decision: 'counter', message: 'Necesito que la cambien.' }
    : { decision: 'accept', option: offer?.options.find(({ title }) => /abono/.test(title))?.option };

/** Of a case but the letters that its reader may release: they show the link as the customer gets it. */
const withoutOpenLetters = ({ answer, path, who }: Seen): string => {
  const [headers = '', text = ''] = [answer.slice(0, answer.indexOf('\n')), answer.slice(answer.indexOf('\n') + 1)];
  if (!/^\/desk\/cases\/[^/.]+$/.test(path)) return answer;
  const { tasks = [], ...rest } = JSON.parse(text) as { tasks?: Record<string, unknown>[] };
  return (
    headers +
    JSON.stringify([
      rest,
      tasks.filter(({ kind, assignee }) => !(kind === 'release' && (assignee === who || who === 'sofia'))),
    ])
  );
};

/** The whole of both complaints, everybody reading after each step. */
const played = async () => {
  const game = await twoComplaints();
  const { amends, one, other, look } = game;
  const done = async (act: Promise<{ status: number; text: string }>): Promise<void> => {
    const { status, text } = await act;
    expect(status, text).toBeLessThan(300);
    await look();
  };
  await look();
  const questions = [
    { domain: 'technical', question: '¿Es peligrosa la caldera de Zoraida Quintanilla (612 345 678)?' },
  ];
  await done(one.examines({ questions, customerWish: 'Que le cambien la caldera a Zoraida.' }));
  const opinion = { valid: true, liable: true, remedy: 'replacement', explanation: 'La junta estaba mal montada.' };
  await done(one.complete('consult', opinion, 'iker'));
  let released = 0;
  for (let turns = 0; turns < 20 && (await one.head()).status !== 'closed'; turns++) {
    const isOpen = async (kind: string): Promise<boolean> => (await one.open(kind)).length > 0;
    if (await isOpen('approve')) await done(one.complete('approve', { decision: 'approve', reason: 'Es justo.' }));
    else if (await isOpen('release')) await done(one.complete('release', withCredit(released++)));
    else await done(one.answers(answerTo((await one.sees()).offer, released)));
  }
  await one.keepsPromises();
  await done(other.examines({ cause: 'unfounded' }));
  if ((await other.open('release')).length > 0) await done(other.complete('release', { decision: 'release' }));
  await done(other.answers({ decision: 'decline', message: 'No.' }));
  if ((await other.open('release')).length > 0) await done(other.complete('release', { decision: 'release' }));
  await amends.pass('2026-12-05T09:00:00.000Z');
  await look();
  return game;
};

test('Nobody is shown what is not theirs, whatever they read and however far a complaint has come', async () => {
  const { amends, one, other, rooms } = await played();
  const { seen } = amends;
  const secrets = [...(await one.file()).tasks, ...(await other.file()).tasks].flatMap(({ token }) => token ?? []);
  const unasked = seen.filter((one) => !isOnDemand(one));
  const oneSide = (caseId: string) =>
    seen.filter(({ path }) => path.includes(caseId) || path === (caseId === one.caseId ? one.path : other.path));
  const leaks = [
    ...found(unasked, 'a ceiling', anyOf(ceilings)),
    ...found(unasked, 'a room', anyOf([...rooms])),
    ...found(
      unasked,
      'a limit',
      (answer) =>
        !(answer.who === 'sofia' && ['/desk/team', '/desk/staff'].includes(answer.path)) && anyOf(limits)(answer),
    ),
    ...found(seen, 'a cost', (answer) => (isExpert(answer) || isCustomer(answer)) && anyOf(costs)(answer)),
    ...found(seen, 'a value', (answer) => isExpert(answer) && anyOf(values)(answer)),
    ...found(seen, 'a task token', ({ answer }) => secrets.some((secret) => answer.includes(secret))),
    ...found(seen, 'a key', ({ answer }) => /a-secret-of-the-tests|salt-\d/.test(answer)),
    ...found(seen, 'a customer', (answer) => isExpert(answer) && NAMES.some((name) => name.test(answer.answer))),
    ...found(oneSide(one.caseId), 'another person', ({ answer }) => NAMES[1].test(answer)),
    ...found(oneSide(other.caseId), 'another person', ({ answer }) => NAMES[0].test(answer)),
    ...found(
      seen,
      'a tracking link',
      (one) => one.who !== 'customer' && one.method === 'GET' && /\/t\/[\w-]{20,}/.test(withoutOpenLetters(one)),
    ),
  ];
  expect(leaks).toEqual([]);
  // Said of nothing it would be said in vain.
  const isOwner = ({ who }: Seen): boolean => who === 'lucia';
  expect(found(seen, '', (answer) => isOwner(answer) && anyOf(costs)(answer)).length).toBeGreaterThan(0);
  expect(found(seen, '', (answer) => isCustomer(answer) && anyOf(values)(answer)).length).toBeGreaterThan(0);
  expect(readers.filter(({ id }) => !seen.some(({ who }) => who === id))).toEqual([]);
});
