import { expect, test } from 'vitest';
import { ActionEnd, NewAction } from '#functions/desk/improvement/contract.ts';
import { actionOf, endOf } from '../../desk/screens/actions/ending.ts';
import { standingOf } from '../../desk/screens/actions/standing.ts';
import { summed } from '../../desk/screens/actions/sums.ts';

test('What telling customers would come to is the sum of the pages', () => {
  const page = (toTell: number, languages: Record<string, number>) => ({
    counts: { toTell, told: 1, unwanted: 2, gone: 0, concerned: 0, languages },
  });
  expect(summed([page(2, { es: 2 }), page(3, { es: 1, en: 2 })])).toEqual({
    ...{ toTell: 5, told: 2, unwanted: 4, gone: 0, concerned: 0 },
    languages: { es: 3, en: 2 },
  });
  expect(summed([])).toMatchObject({ toTell: 0, languages: {} });
});

test('An action that is open is late once its day is over, and one that ended never is', () => {
  const action = { state: 'open', dueOn: '2026-11-25' } as const;
  expect(standingOf(action, '2026-11-25')).toBe('open');
  expect(standingOf(action, '2026-11-26')).toBe('late');
  expect(standingOf({ ...action, state: 'done' }, '2026-12-26')).toBe('done');
});

test('The form that opens an action is the request: what it is measured by is one of three', () => {
  const typed = { title: 'Contadores', plan: 'Se leen.', owner: 'mateo', dueOn: '2026-12-18' };
  const measured = (by: string, value: string) => ({ ...typed, measured: { by, value } });
  for (const [by, value] of [
    ['topic', 'billing'],
    ['cause', 'company-error'],
    ['product', 'gas'],
  ] as const) {
    expect(actionOf({ ...typed, by, [by]: value })).toEqual(measured(by, value));
    expect(NewAction.safeParse(actionOf({ ...typed, by, [by]: value })).success).toBe(true);
  }
});

test('The form that ends one is the request: customers are told in both languages or not at all', () => {
  const words = { es: 'Se leen.', en: 'They are read.' };
  const requests = [
    [
      { result: 'done', tells: true, ...words },
      { result: 'done', words },
    ],
    [{ result: 'done', tells: false }, { result: 'done' }],
    [
      { result: 'given-up', reason: 'No hace falta.' },
      { result: 'given-up', reason: 'No hace falta.' },
    ],
  ] as const;
  for (const [typed, request] of requests) {
    expect(endOf(typed)).toEqual(request);
    expect(ActionEnd.safeParse(endOf(typed)).success).toBe(true);
  }
});
