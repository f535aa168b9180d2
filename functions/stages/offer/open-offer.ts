import { mayAnswer } from '#domain/agreement/note-points.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { Offer } from '#domain/case/settlement.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Answer, AnswerOutput } from './contract.ts';

/** The offer that waits for the customer. Refuses: no-open-offer, and offer-answered-before with who and when. */
export const requireOpenOffer = ({ head, offers, tasks }: CaseFile): Offer => {
  const mine = offers.filter(({ cycle }) => cycle === head.cycle);
  const open = mine.find(({ status }) => status === 'open');
  if (open) return open;
  const [last] = mine
    .filter(({ answeredAt }) => answeredAt !== undefined)
    .sort((a, b) => String(b.answeredAt).localeCompare(String(a.answeredAt)));
  if (!last) throw new Refusal('no-open-offer');
  const decidedBy = tasks.find(({ taskId }) => taskId === last.taskId)?.decidedBy ?? 'customer';
  throw new Refusal('offer-answered-before', {
    details: { decidedBy, ...(last.answeredAt && { decidedAt: last.answeredAt }) },
  });
};

/** What is handed to the execution: after a no, points without an answer come before the final answer. */
export const goesOn = (file: CaseFile, decision: Answer['decision']): AnswerOutput => ({
  decision: decision === 'decline' && !mayAnswer(file) ? 'points' : decision,
});
