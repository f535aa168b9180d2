import { commitmentFacts } from '#domain/agreement/facts-of.ts';
import { missingCommitments, wrongAmounts } from '#domain/agreement/letter-content.ts';
import type { CaseContext } from '#domain/case/case-file.ts';
import type { Offer, Option } from '#domain/case/settlement.ts';
import { chooseOptions, chosenBy } from '#domain/concession/choose-options.ts';
import { makeRoom } from '#domain/concession/make-room.ts';
import { offerLetter } from '#domain/concession/offer-letter.ts';
import { roomOfCase } from '#domain/concession/round-facts.ts';
import type { MessageContent } from '#domain/messages/compose.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { Refusal } from '#domain/refusal.ts';
import { isEdited, withLink } from '#domain/release/letters.ts';
import type { WithCommitments } from './committed.ts';
import type { ReleaseDecision } from './contract.ts';
import { givesWords } from './given-words.ts';

type Context = CaseContext<{ policy: Policy }> & {
  url: string;
  committed: Pick<WithCommitments, 'commitments' | 'isNew'>;
};

/** An offer as somebody wants it to go out, and which options of the proposal do not. */
export type EditedOffer = {
  offer: Offer;
  letter: MessageContent;
  changed: boolean;
  edited: boolean;
  leftOut: Option[];
};

/** What is released: an offer with its letter, or one that is made instead of the text that was shown. */
type Proposal = { offer: Offer; shown?: MessageContent | undefined; shownText?: string | undefined };

/**
 * Which options of a proposal stay where somebody only adds. The words of the letter say all that is offered: with words of their own
 * nothing gives way by itself, as they may still name it.
 */
const staying = (policy: Policy, proposed: Option[], { add, text }: ReleaseDecision): string[] | undefined =>
  add && (text === undefined ? makeRoom(policy, proposed, add) : proposed).map(({ optionId }) => optionId);

const optionsOf = (
  { file, deps: { policy } }: Context,
  { options: proposed }: Offer,
  input: ReleaseDecision,
): Option[] => {
  const { options = staying(policy, proposed, input), add = [] } = input;
  if (!options) return proposed;
  const at = (list: 'options' | 'add') => (id: string, place: number) => ({ id, pointer: `/${list}/${place}` });
  return chooseOptions([...options.map(at('options')), ...add.map(at('add'))], {
    policy,
    proposed,
    room: roomOfCase(policy, file),
    language: file.head.replyLanguage,
    reason: chosenBy.releaser,
  });
};

const concessions = (options: Option[]): string => options.map(({ concession }) => concession).join();

/** What was open before stays so: only what would have been new can be left out. */
const leftOutOf = ({ options: proposed }: Offer, options: Option[]): Option[] =>
  proposed.filter(
    ({ concession, openSince }) => openSince === undefined && options.every((one) => one.concession !== concession),
  );

/** Refuses: letter-incomplete where edited words leave out what the letter commits us to, or say another amount than an option is worth. */
const demandWhole = ({ file, deps: { policy }, committed }: Context, text: string, options: Option[]): void => {
  const facts = commitmentFacts(policy, file, committed.commitments);
  const language = file.head.replyLanguage;
  const errors = [
    ...missingCommitments(text, facts, { language, zone: policy.company.zone }),
    ...wrongAmounts(text, options, language),
  ];
  if (errors.length > 0) throw new Refusal('letter-incomplete', { errors });
};

/**
 * An offer with what a release changes of it: options chosen, left out or added, and the words. Words that are those that
 * were shown count as not given. New options get a letter of their own.
 * Refuses: options-unfit, letter-incomplete.
 */
export const editedOffer = (
  context: Context,
  { offer, shown, shownText = shown?.body }: Proposal,
  input: ReleaseDecision,
): EditedOffer => {
  const options = optionsOf(context, offer, input);
  const sameOptions = concessions(options) === concessions(offer.options);
  // Words that somebody edited before stay as they are; those that are given now stand in the agreement.
  // What it commits us to has to be what its words say, so that they are written anew where it is another.
  const rewords = (givesWords(input) && !isEdited(offer)) || context.committed.isNew;
  const { commitments: _, ...bare } = offer;
  const { commitments } = context.committed;
  const final: Offer = { ...bare, options, ...(commitments.length > 0 && { commitments }) };
  const composed =
    shown && sameOptions && !rewords
      ? shown
      : offerLetter(context.deps.policy, context.file, { offer: final, trackingUrl: context.url });
  const text = input.text === undefined ? undefined : withLink(input.text, context.url);
  const edited = text !== undefined && text !== shownText && text !== composed.body;
  if (edited) demandWhole(context, text, options);
  return {
    offer: final,
    letter: edited ? { ...composed, body: text } : composed,
    changed: edited || !sameOptions || composed.body !== (shown ?? composed).body,
    edited,
    leftOut: leftOutOf(offer, options),
  };
};
