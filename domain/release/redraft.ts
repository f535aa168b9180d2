import { answerDraft } from '../agreement/facts-of.ts';
import type { CaseContext } from '../case/case-file.ts';
import type { ChangePart } from '../case/change.ts';
import { sha256 } from '../case/history.ts';
import type { Task } from '../case/task.ts';
import { offerLetter } from '../concession/offer-letter.ts';
import type { Policy } from '../policy/policy.ts';
import { isEdited, letterHash, letterItems, letterOf } from './letters.ts';
import { askedFor } from './plan-release.ts';

type Context = CaseContext<{ policy: Policy }>;

const redraftedAnswer = ({ file, at, deps: { policy } }: Context, task: Task): ChangePart => {
  const { textId = '', cycle } = task;
  const text = answerDraft({ file, at, policy }, cycle);
  if (text === file.texts.get(textId)) return {};
  return {
    events: [askedFor(task, { concessions: [], sha256: sha256(text) })],
    items: [{ kind: 'text', textId, text }],
  };
};

/** Words that somebody edited stay as they are. */
const redraftedOffer = ({ file, deps: { policy } }: Context, task: Task, trackingUrl: string): ChangePart => {
  const offer = file.offers.find(({ cycle, status }) => cycle === task.cycle && status === 'needs-release');
  if (!offer?.letterTextId || isEdited(offer)) return {};
  const letter = offerLetter(policy, file, { offer, trackingUrl });
  if (letterOf(file, offer, trackingUrl)?.body === letter.body) return {};
  const concessions = offer.options.map(({ concession }) => concession);
  return {
    events: [askedFor(task, { round: offer.round, concessions, sha256: letterHash(letter) })],
    items: letterItems(offer.letterTextId, letter),
  };
};

/**
 * What waits to be released, written anew where the case has changed since it was put to its reader: another owner signs it, a
 * point has another answer. What its reader sees from then on is what is sent; nobody's release sends what was not shown.
 * @param file as it is after the change
 */
export const redrafted = (context: Context, trackingUrl: string): ChangePart => {
  const { head, tasks } = context.file;
  const isWaiting = ({ kind, cycle, status }: Task) =>
    kind === 'release' && cycle === head.cycle && (status === 'planned' || status === 'open');
  const task = tasks.find(isWaiting);
  if (!task) return {};
  return task.subject === 'final-answer' ? redraftedAnswer(context, task) : redraftedOffer(context, task, trackingUrl);
};
