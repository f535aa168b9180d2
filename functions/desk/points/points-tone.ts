import { type CustomerText, textsAt, toldAt } from '../writing/customer-texts.ts';

/** Texts of points that go to the customer as they are written: their answers, and their wording by somebody of the team. */
export const textsOfPoints = (
  field: 'points' | 'answers',
  entries: { point?: string; answer?: string }[],
): CustomerText[] =>
  entries.flatMap(({ point, answer }, index) => [
    ...toldAt({ [`/${field}/${index}/point`]: point }),
    ...textsAt({ [`/${field}/${index}/answer`]: answer }),
  ]);
