import { CASE_ID } from '#test/support/case-fixture.ts';
import { aNegotiation } from '../concede/negotiation.ts';

export const PROMISE = `${CASE_ID}.promise.1.1`;
export const SURVEY = `${CASE_ID}.survey.1`;

/** A case closed with an agreement on a credit, its promise and its survey open. */
export const aClosedCase = async (start: Parameters<typeof aNegotiation>[0] = {}) => {
  const talk = await aNegotiation(start);
  await talk.advance();
  await talk.answer({ decision: 'accept', option: 'b' });
  await talk.outcome();
  await talk.open(PROMISE);
  await talk.open(SURVEY);
  return talk;
};
