import { expect, it } from 'vitest';
import { Customer } from '#channels/web/contract.ts';
import { Person } from '#domain/policy/schema/people.ts';

const errorsOf = (email: string) => Customer.safeParse({ email }).error?.issues.map(({ message }) => message) ?? [];

it.each([
  'ana@example.org',
  ' ana@example.org ',
  'josé@español.example',
  'ana+compras@example.org',
  "o'brien@example.org",
])('A complaint of the form may give the address %s', (email) => {
  expect(Customer.parse({ email }).email).toBe(email.trim());
});

it.each(['ana', 'ana@example', 'ana@@example.org', 'Ana <ana@example.org>', `${'a'.repeat(250)}@example.org`])(
  'A complaint of the form may not give the address %s, and hears so once',
  (email) => {
    expect(errorsOf(email)).toEqual(['must be an e-mail address of at most 254 characters']);
  },
);

it('Somebody of the team has an address that can be mailed', () => {
  const person = { id: 'ana', name: 'Ana', roles: ['agent'], languages: ['es'] };
  const isTaken = (email: string) =>
    !Person.safeParse({ ...person, email }).error?.issues.some(({ path }) => path[0] === 'email');
  expect(['ana@lumbre.example', 'ana@español.example'].map(isTaken)).toEqual([true, true]);
  expect(['josé@lumbre.example', 'ana'].map(isTaken)).toEqual([false, false]);
});
