import type { Case } from '#domain/case/case.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { copiedId } from '#domain/case/merge.ts';
import type { Offer, Option } from '#domain/case/settlement.ts';
import type { Task } from '#domain/case/task.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { Refusal } from '#domain/refusal.ts';
import { offerHash } from '#domain/release/letters.ts';
import { nameOf, requireOpenTask, type User } from '#domain/tasks/decide.ts';
import { isRelated, relations } from '#domain/tasks/relations.ts';
import type { Answer } from './contract.ts';

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

/**
 * The id of what is said with the answer to an offer. A case that began with messages of another one may hold such an answer from there,
 * under the id that it has there: its own have the reference before them, so that neither takes the place of the other.
 */
export const answerIdIn = (
  head: Pick<Case, 'reference' | 'splitFrom' | 'linkedTo'>,
  { cycle, round }: Pick<Offer, 'cycle' | 'round'>,
): string => {
  const id = `answer-${cycle}-${round}`;
  return head.splitFrom || head.linkedTo ? copiedId(head, id) : id;
};

/**
 * The option an acceptance means. Refuses: option-unclear unless it is one of the offer, or left out
 * where there is only one.
 */
export const chosenOption = (
  { options }: Offer,
  { decision, option }: Pick<Answer, 'decision' | 'option'>,
): Option | undefined => {
  if (decision !== 'accept') return undefined;
  const chosen =
    option === undefined && options.length === 1 ? options[0] : options.find((one) => one.optionId === option);
  if (chosen) return chosen;
  const message = `must be one of ${options.map(({ optionId }) => optionId).join(', ')}`;
  throw new Refusal('option-unclear', { errors: [{ pointer: '/option', message }] });
};

/** Refuses: not-your-case, to whoever is neither the owner nor a supervisor. */
const demandOwner = (file: CaseFile, user: User, policy: Policy): void => {
  const { owner } = file.head;
  if (isRelated(relations.ownerOfCase, user, { file })) return;
  throw new Refusal('not-your-case', {
    title: `Only ${owner ? `${nameOf(policy, owner)} or ` : ''}a supervisor can answer for this offer`,
    es: `Solo puede contestar por esta propuesta ${owner ? `${nameOf(policy, owner)} o ` : ''}un supervisor`,
  });
};

/** The open offer that somebody of ours records an answer to, and its task. Refuses: as `demandOwner`, `requireOpenOffer` and `requireOpenTask`. */
export const requireAnswerable = (
  { file, policy }: { file: CaseFile; policy: Policy },
  user: User,
): { offer: Offer; task: Task } => {
  demandOwner(file, user, policy);
  const offer = requireOpenOffer(file);
  return { offer, task: requireOpenTask(file, offer.taskId) };
};

/** Refuses: offer-is-another, where the customer answers a text that is not the open offer's. */
export const demandSameOffer = (file: CaseFile, offer: Offer, seen: string | undefined): void => {
  if (seen === undefined || seen === offerHash(file, offer)) return;
  throw new Refusal('offer-is-another', {
    errors: [{ pointer: '/sha256', message: 'is not that of the open offer: read the tracking link again' }],
  });
};
