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
import { daysPass, deliver, deliverAgain, deliverAll, fireTimer, mailFails, sweep } from './machinery-steps.ts';
import { merge, setKind, split, undo, withdrawLinks } from './matter-steps.ts';
import type { Random } from './random.ts';
import type { Step } from './step.ts';

/** How often each step is chosen, against the others. */
const script: readonly { step: Step; weight: number }[] = [
  { step: deliver, weight: 14 },
  { step: deliverAll, weight: 20 },
  { step: doTask, weight: 24 },
  { step: answerOffer, weight: 20 },
  { step: fireTimer, weight: 7 },
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
];

/** Each step as often as it weighs. */
const lots: Step[] = script.flatMap(({ step, weight }) => Array.from({ length: weight }, () => step));

/** One step of the script, by its weight. */
export const chosen = (random: Random): Step => random.pick(lots) ?? deliver;
