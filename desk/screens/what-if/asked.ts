import { addDays } from '#domain/deadline/local-day.ts';
import type { PolicyChanges } from '#domain/what-if/changed-policy.ts';
import type { PolicyNumbers } from '#functions/desk/what-if/contract.ts';

/** What stands in the fields of the form, by their names, such as `ceiling.3`. */
export type Fields = Record<string, string>;

/** The fields in their order: amounts are written in units of the currency, rounds as a number. */
export const fieldsOf = ({ ceiling, authority, rounds, quorumAbove }: PolicyNumbers): Fields => {
  const amounts = (name: string, of: Record<string, number>) =>
    Object.entries(of).map(([key, amount]): [string, string] => [`${name}.${key}`, String(amount / 100)]);
  return Object.fromEntries([
    ...amounts('ceiling', ceiling),
    ...amounts('authority', authority),
    ...(quorumAbove === undefined ? [] : [['quorumAbove', String(quorumAbove / 100)]]),
    ['rounds', String(rounds)],
  ]);
};

const ROUNDS = /^[1-9]$/;
const AMOUNT = /^\d{1,7}([.,]\d{1,2})?$/;

/** Whether what stands in a field can be asked. */
export const isSound = (name: string, text: string): boolean => (name === 'rounds' ? ROUNDS : AMOUNT).test(text.trim());

const cents = (text: string): number => Math.round(Number(text.trim().replace(',', '.')) * 100);

/** What differs from the numbers in force; all fields are sound. */
export const changesOf = (fields: Fields, numbers: PolicyNumbers, withdrawn: readonly string[]): PolicyChanges => {
  const inForce = fieldsOf(numbers);
  const differs = Object.entries(fields).filter(([name, text]) => cents(text) !== cents(inForce[name] ?? ''));
  const under = (name: string) =>
    Object.fromEntries(
      differs.flatMap(([field, text]) =>
        field.startsWith(`${name}.`) ? [[field.slice(name.length + 1), cents(text)]] : [],
      ),
    );
  const [ceiling, authority] = [under('ceiling'), under('authority')];
  const one = (name: string) => differs.find(([field]) => field === name)?.[1];
  const [rounds, quorumAbove] = [one('rounds'), one('quorumAbove')];
  return {
    ...(Object.keys(ceiling).length > 0 && { ceiling }),
    ...(Object.keys(authority).length > 0 && { authority }),
    ...(rounds !== undefined && { rounds: Number(rounds) }),
    ...(quorumAbove !== undefined && { quorumAbove: cents(quorumAbove) }),
    ...(withdrawn.length > 0 && { withdrawn: [...withdrawn] }),
  };
};

/** So many days of the company that end today. @param today as the server says it */
export const lastDays = (today: string, days: number): { from: string; to: string } => ({
  from: addDays(today, 1 - days),
  to: today,
});
