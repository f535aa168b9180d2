import type { CaseFile } from '../case/case-file.ts';
import { eventsOf } from '../case/events.ts';
import type { Opinion } from '../case/findings.ts';
import { remedyTextId } from '../case/findings.ts';
import { cycleOf } from '../case/ids.ts';

/** What of a case says what experts think. */
export type Consulted = Pick<CaseFile, 'events' | 'opinions' | 'texts'>;

/** An opinion that was given. */
export type Answer = Extract<Opinion, { answered: true }>;

/** What somebody whom the policy names decided between opinions that differ; what could not be known is left out. */
export type Ruling = { valid?: boolean; liable?: boolean; remedy?: string; explanationTextId?: string };

/** What the company goes by of what experts said in a cycle: all their opinions, or the ruling between them. */
export type Standing = {
  liable: boolean;
  /** A concession's id or kind, or a proposal in words. */
  remedies: string[];
  /** Texts that the customer reads. */
  explanationTextIds: string[];
};

/** The opinions that were given in a cycle. */
export const answersOf = ({ opinions }: Pick<Consulted, 'opinions'>, cycle: number): Answer[] =>
  opinions.flatMap((opinion) => (opinion.answered && cycleOf(opinion.taskId) === cycle ? [opinion] : []));

/** The remedy that an opinion or a ruling names: a concession's id or kind, or words. */
export const remedyOf = ({ texts }: Pick<Consulted, 'texts'>, taskId: string, remedy?: string): string | undefined =>
  remedy ?? texts.get(remedyTextId(taskId));

/** What was decided between the opinions of a cycle, where they differed. */
export const rulingOf = (consulted: Pick<Consulted, 'events' | 'texts'>, cycle: number): Ruling | undefined => {
  const event = eventsOf(consulted.events, 'opinions-reconciled').findLast(({ data }) => data.cycle === cycle);
  if (!event) return undefined;
  const { taskId, valid, liable, explanationTextId } = event.data;
  const remedy = remedyOf(consulted, taskId, event.data.remedy);
  return {
    ...(valid !== undefined && { valid }),
    ...(liable !== undefined && { liable }),
    ...(remedy !== undefined && { remedy }),
    ...(explanationTextId !== undefined && { explanationTextId }),
  };
};

const contradicts = (one: boolean | undefined, other: boolean | undefined): boolean =>
  one !== undefined && other !== undefined && one !== other;

/** Whether an opinion says nothing else than a ruling: only then does the customer read its explanation. */
const agrees = ({ valid, liable }: Answer, ruling: Ruling): boolean =>
  !contradicts(valid, ruling.valid) && !contradicts(liable, ruling.liable);

const ruledStanding = (ruling: Ruling, answers: Answer[]): Standing => ({
  liable: ruling.liable === true,
  remedies: ruling.remedy === undefined ? [] : [ruling.remedy],
  explanationTextIds: ruling.explanationTextId
    ? [ruling.explanationTextId]
    : answers.filter((answer) => agrees(answer, ruling)).flatMap(({ explanationTextId }) => explanationTextId ?? []),
});

/**
 * What the company goes by of what experts said in a cycle. Where somebody decided between them, that decision, and of their
 * explanations those that do not contradict it: no letter says both.
 */
export const standingIn = (consulted: Consulted, cycle: number): Standing => {
  const answers = answersOf(consulted, cycle);
  const ruling = rulingOf(consulted, cycle);
  if (ruling) return ruledStanding(ruling, answers);
  return {
    liable: answers.some(({ liable }) => liable === true),
    remedies: answers.flatMap(({ taskId, remedy }) => remedyOf(consulted, taskId, remedy) ?? []),
    explanationTextIds: answers.flatMap(({ explanationTextId }) => explanationTextId ?? []),
  };
};
