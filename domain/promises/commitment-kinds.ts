/**
 * What a letter of commitment promises besides what is offered: `remedy` puts right what failed for this customer, `investigation` finds
 * out what happened and tells them, `call-back` calls or writes to them on a day, `improvement` changes how we work.
 */
export const commitmentKinds = ['remedy', 'investigation', 'call-back', 'improvement'] as const;
export type CommitmentKind = (typeof commitmentKinds)[number];
