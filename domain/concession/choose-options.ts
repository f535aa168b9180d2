import type { Reason } from '../case/reason.ts';
import type { Option } from '../case/settlement.ts';
import type { Policy } from '../policy/policy.ts';
import { Refusal } from '../refusal.ts';
import type { ReplyLanguage } from '../vocabulary.ts';
import { toOption } from './staircase.ts';

/** What somebody chose, and where the request says so: the id of an option of the proposal, or of a concession of the policy. */
export type Chosen = { id: string; pointer: string };

/** What is chosen from, and what binds the choice. */
export type Choice = {
  policy: Policy;
  /** The options of the proposal. */
  proposed: Option[];
  /** What the case may still cost, in minor units. */
  room: number;
  language: ReplyLanguage;
  /** Why an option stands there that the rules did not propose. */
  reason: Reason;
};

/** That a person chose an option which the rules did not propose, by what they do with the proposal. */
export const chosenBy = {
  releaser: {
    code: 'releaser',
    es: 'Lo ha elegido quien envía la propuesta',
    en: 'Chosen by whoever released the offer',
  },
  approver: { code: 'approver', es: 'Lo ha elegido quien aprueba', en: 'Chosen by the approver' },
} as const satisfies Record<string, Reason>;

/** Whether a person chose an option, and no rule. */
export const isChosen = ({ reasons }: Pick<Option, 'reasons'>): boolean => reasons.some(({ code }) => code in chosenBy);

const unfit = (pointer: string, message: string): Refusal =>
  new Refusal('options-unfit', { errors: [{ pointer, message }] });

/**
 * The options that a person chose, in order, with letters of their own; what the rules proposed keeps its reasons. What the
 * customer was offered before stays open beside them. However much authority the person has, the ceiling of the case and the
 * number of new options in a round bind.
 * Refuses: options-unfit.
 */
export const chooseOptions = (chosen: Chosen[], { policy, proposed, room, language, reason }: Choice): Option[] => {
  const open = proposed.filter(({ openSince }) => openSince !== undefined);
  const concessionOf = (id: string) => proposed.find(({ optionId }) => optionId === id)?.concession ?? id;
  const isFirst = ({ id }: Chosen, place: number) =>
    chosen.findIndex((other) => concessionOf(other.id) === concessionOf(id)) === place;
  const wanted = chosen
    .filter(isFirst)
    .filter(({ id }) => !open.some(({ concession }) => concession === concessionOf(id)));
  const { optionsPerRound } = policy.negotiation;
  const tooMany = wanted[optionsPerRound];
  if (tooMany) throw unfit(tooMany.pointer.replace(/\/\d+$/, ''), `must be at most ${optionsPerRound} new options`);
  const added = wanted.map(({ id, pointer }, index) => {
    const concession = policy.concessions.find((candidate) => candidate.id === concessionOf(id));
    if (!concession) throw unfit(pointer, 'must be a concession of the policy or an option of the proposal');
    if (concession.cost > room) throw unfit(pointer, 'costs more than this case may cost');
    const reasons = proposed.find((option) => option.concession === concession.id)?.reasons ?? [reason];
    return toOption(policy, { concession, reasons }, { place: open.length + index, language });
  });
  return [...added, ...open];
};
