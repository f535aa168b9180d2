import { describe, expect, test } from 'vitest';
import { CASE, decided, ids, OFFER, RELEASE, walk } from './walk.ts';

describe('settle', () => {
  test('Settle asks an approver first where the owner may not', async () => {
    const approve = { next: 'approve', taskId: `${CASE}.approve.1.1` };
    const { path } = await walk('settle', ids, {
      concede: [approve, OFFER],
      answers: { [OFFER.taskId]: { decision: 'accept' } },
    });
    expect(path).toEqual([
      ...['Concede', 'Release', 'NextStep', 'Approve'],
      ...['Concede', 'Release', 'NextStep', 'Offer', 'Answer', 'Agree'],
    ]);
  });
  test('Settle: a counter-offer leads to the next proposal, and a no to a person before the text', async () => {
    const second = { next: 'offer', taskId: `${CASE}.offer.1.2` };
    const answer = { next: 'release', taskId: `${CASE}.release.1.1` };
    const { path } = await walk('settle', ids, {
      concede: [OFFER, second, answer],
      answers: {
        [OFFER.taskId]: { decision: 'counter' },
        [second.taskId]: { decision: 'decline' },
        [answer.taskId]: { next: 'agree', taskId: answer.taskId },
      },
    });
    expect(path.filter((state) => state === 'Answer')).toHaveLength(2);
    expect(path.slice(-6)).toEqual(['Answer', 'Concede', 'Release', 'Offer', 'NextStep', 'Agree']);
  });
  test('Settle: a release that was changed beyond a limit goes to an approver, and is released after it', async () => {
    const approve = { next: 'approve', taskId: `${CASE}.approve.1.1` };
    const again = { next: 'release', taskId: `${CASE}.release.1.2` };
    const { path } = await walk('settle', ids, {
      concede: [RELEASE, again],
      answers: { [RELEASE.taskId]: approve, [again.taskId]: OFFER, [OFFER.taskId]: { decision: 'accept' } },
    });
    expect(path).toEqual([
      ...['Concede', 'Release', 'Offer', 'NextStep', 'Approve'],
      ...['Concede', 'Release', 'Offer', 'Answer', 'Agree'],
    ]);
  });
  test('Settle: a release that was decided while nothing waited goes back to concede, which knows what was sent', async () => {
    const { path } = await walk('settle', ids, {
      concede: [RELEASE, OFFER],
      answers: { [RELEASE.taskId]: decided, [OFFER.taskId]: { decision: 'accept' } },
    });
    expect(path.slice(0, 6)).toEqual(['Concede', 'Release', 'NextStep', 'Concede', 'Release', 'NextStep']);
  });
  test('Settle: open points are answered before the final answer is put to a person', async () => {
    const points = { next: 'points', taskId: `${CASE}.points.1.1` };
    const { path } = await walk('settle', ids, {
      concede: [OFFER, points, RELEASE],
      answers: {
        [OFFER.taskId]: { decision: 'decline' },
        [RELEASE.taskId]: { next: 'agree', taskId: RELEASE.taskId },
      },
    });
    expect(path).toEqual([
      ...['Concede', 'Release', 'NextStep', 'Offer', 'Answer', 'Concede', 'Release', 'NextStep', 'Points'],
      ...['Concede', 'Release', 'Offer', 'NextStep', 'Agree'],
    ]);
  });
  test('Settle: where opinions differ, nothing is proposed before somebody has decided between them', async () => {
    const reconcile = { next: 'reconcile', taskId: `${CASE}.reconcile.1.1` };
    const { path } = await walk('settle', ids, {
      concede: [reconcile, OFFER],
      answers: { [reconcile.taskId]: {}, [OFFER.taskId]: { decision: 'accept' } },
    });
    expect(path).toEqual([
      ...['Concede', 'Release', 'NextStep', 'Reconcile'],
      ...['Concede', 'Release', 'NextStep', 'Offer', 'Answer', 'Agree'],
    ]);
  });
  test('Settle: points that were answered while nothing waited lead through concede to the text', async () => {
    const points = { next: 'points', taskId: `${CASE}.points.1.1` };
    const { path } = await walk('settle', ids, {
      concede: [points, { next: 'agree' }],
      answers: { [points.taskId]: decided },
    });
    expect(path).toEqual([
      ...['Concede', 'Release', 'NextStep', 'Points', 'Concede'],
      ...['Release', 'NextStep', 'Agree'],
    ]);
  });
  test('Settle: an offer that was answered while nothing waited goes back to concede, which knows the answer', async () => {
    const { path } = await walk('settle', ids, {
      concede: [OFFER, { next: 'agree' }],
      answers: { [OFFER.taskId]: decided },
    });
    expect(path).toEqual([
      ...['Concede', 'Release', 'NextStep', 'Offer', 'NextStep', 'Concede'],
      ...['Release', 'NextStep', 'Agree'],
    ]);
  });
});
