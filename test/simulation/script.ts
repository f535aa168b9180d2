import {
  addWords,
  answerOffer,
  answerSurvey,
  askForPerson,
  complain,
  goHigher,
  replyByMail,
  writeMail,
} from './customer-steps.ts';
import { askCompletion, doTask, endOffer, handOver, recordAnswer, reopen, write } from './desk-steps.ts';
import {
  daysPass,
  deliver,
  deliverAgain,
  deliverAll,
  endExecution,
  fireAgain,
  loseSchedule,
  mailFails,
  repair,
  sweep,
  timeGoesOn,
  watch,
} from './machinery-steps.ts';
import { merge, setKind, split, undo, withdrawLinks } from './matter-steps.ts';
import type { Random } from './random.ts';
import type { Step } from './step.ts';
import {
  answerSetAside,
  markConcerned,
  motive,
  releaseHold,
  sendAgain,
  takeBack,
  thirdOpinion,
  undoLetter,
} from './team-steps.ts';

/** How often each step is chosen, against the others. */
const script: readonly { step: Step; weight: number }[] = [
  { step: deliver, weight: 14 },
  { step: deliverAll, weight: 20 },
  { step: doTask, weight: 24 },
  { step: answerOffer, weight: 20 },
  { step: timeGoesOn, weight: 7 },
  { step: fireAgain, weight: 2 },
  { step: loseSchedule, weight: 1 },
  { step: endExecution, weight: 1 },
  { step: watch, weight: 1 },
  { step: repair, weight: 1 },
  { step: daysPass, weight: 2 },
  { step: addWords, weight: 4 },
  { step: deliverAgain, weight: 3 },
  { step: replyByMail, weight: 3 },
  { step: answerSurvey, weight: 3 },
  { step: handOver, weight: 2 },
  { step: write, weight: 2 },
  { step: sweep, weight: 1 },
  { step: mailFails, weight: 1 },
  { step: complain, weight: 1 },
  { step: writeMail, weight: 1 },
  { step: askForPerson, weight: 1 },
  { step: goHigher, weight: 1 },
  { step: askCompletion, weight: 1 },
  { step: endOffer, weight: 1 },
  { step: recordAnswer, weight: 2 },
  { step: reopen, weight: 1 },
  { step: merge, weight: 1 },
  { step: undo, weight: 1 },
  { step: split, weight: 1 },
  { step: setKind, weight: 1 },
  { step: withdrawLinks, weight: 1 },
  { step: answerSetAside, weight: 1 },
  { step: markConcerned, weight: 1 },
  { step: motive, weight: 1 },
  { step: releaseHold, weight: 1 },
  { step: sendAgain, weight: 1 },
  { step: takeBack, weight: 1 },
  { step: thirdOpinion, weight: 1 },
  { step: undoLetter, weight: 2 },
];

/** Steps that somebody takes: no time passes in them, and nothing is delivered. */
const machinery: readonly Step[] = [
  deliver,
  deliverAll,
  timeGoesOn,
  daysPass,
  deliverAgain,
  fireAgain,
  loseSchedule,
  endExecution,
  watch,
  repair,
  sweep,
  mailFails,
];

/** Each step as often as it weighs. */
const lots: Step[] = script.flatMap(({ step, weight }) => Array.from({ length: weight }, () => step));

/** One step of the script, by its weight. */
export const chosen = (random: Random): Step => random.pick(lots) ?? deliver;

const acts: Step[] = lots.filter((step) => !machinery.includes(step));

/** Something that somebody does, by its weight. */
export const acting = (random: Random): Step => random.pick(acts) ?? deliver;
