import type { CaseFile } from '../case/case-file.ts';
import { type CaseEvent, eventsOf } from '../case/events.ts';
import type { MotivePolicy } from '../policy/schema/motives.ts';
import type { Clock, Instant } from '../time.ts';
import type { LocalizedText } from '../values.ts';
import { type MotiveStep, motiveSteps } from '../vocabulary.ts';

/** A step as the owner sees it: by when, where it has a date, and whether it is on record that it was taken. */
export type StepToTake = { step: MotiveStep; text: LocalizedText; dueAt?: Instant; done: boolean };

const TEXTS: Record<MotiveStep, LocalizedText> = {
  'call-first': {
    es: 'Llame al cliente antes de escribirle nada',
    en: 'Call the customer before any letter',
  },
  'ask-third-party': {
    es: 'Pida su respuesta al tercero del que depende el resultado',
    en: 'Get the answer of the third party on whom the result depends',
  },
  'explain-possible': {
    es: 'Explique al cliente qué es posible, qué no y por qué',
    en: 'Explain to the customer what is possible, what is not, and why',
  },
};

/** What the policy asks because of a motive. */
export const stepsOf = ({ callFirst, askThirdParty, explainPossible }: MotivePolicy): MotiveStep[] => {
  const asked = {
    'call-first': callFirst,
    'ask-third-party': askThirdParty !== undefined,
    'explain-possible': explainPossible,
  };
  return motiveSteps.filter((step) => asked[step]);
};

/**
 * By when the third party's answer is asked for; undefined where none is. The examination needs it: after that is due the case would
 * have been taken from its owner, who had waited as they were told.
 */
export const thirdPartyBy = (
  { askThirdParty }: MotivePolicy,
  { head, tasks }: Pick<CaseFile, 'head' | 'tasks'>,
  { at, clock }: { at: Instant; clock: Pick<Clock, 'after'> },
): Instant | undefined => {
  if (!askThirdParty) return undefined;
  const within = clock.after(at, askThirdParty.within);
  const examination = tasks.find(
    ({ kind, cycle, status, dueAt }) =>
      kind === 'examine' && cycle === head.cycle && (status === 'planned' || status === 'open') && dueAt > at,
  );
  return examination && examination.dueAt < within ? examination.dueAt : within;
};

/** What the history of the present cycle says of the steps: somebody spoke with the customer, an answer came, it was explained. */
const isDone = (events: CaseEvent[], step: MotiveStep): boolean => {
  const examined = eventsOf(events, 'examined').map(({ data }) => data);
  if (step === 'call-first')
    return events.some(({ type }) => type === 'person-reached') || examined.some(({ firstCall }) => firstCall);
  if (step === 'ask-third-party') return examined.some(({ thirdParty }) => thirdParty);
  return examined.some(({ explained }) => explained);
};

const sinceReopening = (events: CaseEvent[]): CaseEvent[] =>
  events.slice(events.findLastIndex(({ type }) => type === 'reopened') + 1);

/** What the motive of a case asks of its owner, as the policy said when the case was owned or its motive was corrected. */
export const stepsToTake = ({ events }: Pick<CaseFile, 'events'>): StepToTake[] => {
  const cycle = sinceReopening(events);
  const { steps = [], thirdPartyBy: dueAt } = eventsOf(cycle, 'motive-applied').at(-1)?.data ?? {};
  return steps.map((step) => ({
    step,
    text: TEXTS[step],
    ...(step === 'ask-third-party' && dueAt && { dueAt }),
    done: isDone(cycle, step),
  }));
};
