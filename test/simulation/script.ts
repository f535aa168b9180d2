import {
  actTogether,
  actWhileDelivered,
  deliverSideBySide,
  deliverTogether,
  deliverTwice,
  runTwice,
  sameEverywhere,
  undoAsItLeaves,
} from './crowd-steps.ts';
import {
  addWords,
  answerOffer,
  answerSurvey,
  askForPerson,
  complain,
  complainAgain,
  goHigher,
  replyByMail,
  writeMail,
} from './customer-steps.ts';
import { askCompletion, doAgain, doTask, endOffer, handOver, recordAnswer, reopen, write } from './desk-steps.ts';
import { improve } from './improvement-steps.ts';
import { incident, lookAtIncidents } from './incident-steps.ts';
import {
  daysPass,
  deliver,
  deliverAgain,
  deliverAll,
  deliverBatch,
  endExecution,
  fireAgain,
  loseSchedule,
  mailFails,
  repair,
  reportAgain,
  standStill,
  stopsAgain,
  sweep,
  tellAgain,
  tellOfSystems,
  timeGoesOn,
  watch,
} from './machinery-steps.ts';
import { merge, setKind, split, undo, withdrawLinks } from './matter-steps.ts';
import { answerMeeting, cancelMeeting, proposeMeeting } from './meeting-steps.ts';
import { overstep } from './outsider-steps.ts';
import { openOldLink, readPage } from './page-steps.ts';
import type { Random } from './random.ts';
import { restsForDays, serviceAway, slowWatch, timersAgain, yearPasses } from './slow-steps.ts';
import { changeLimits, goAway, handOverMany, leave } from './staff-steps.ts';
import type { Step } from './step.ts';
import { askHowItWent, orderArrives } from './survey-steps.ts';
import {
  answerSetAside,
  beginLetter,
  correctContact,
  legalHold,
  markConcerned,
  motive,
  note,
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
  { step: deliverBatch, weight: 4 },
  { step: doTask, weight: 24 },
  { step: answerOffer, weight: 20 },
  { step: timeGoesOn, weight: 7 },
  { step: fireAgain, weight: 2 },
  { step: loseSchedule, weight: 1 },
  { step: endExecution, weight: 1 },
  { step: stopsAgain, weight: 1 },
  { step: watch, weight: 1 },
  { step: repair, weight: 1 },
  { step: tellOfSystems, weight: 1 },
  { step: tellAgain, weight: 1 },
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
  { step: sendAgain, weight: 3 },
  { step: takeBack, weight: 1 },
  { step: thirdOpinion, weight: 1 },
  { step: undoLetter, weight: 2 },
  { step: complainAgain, weight: 1 },
  { step: doAgain, weight: 2 },
  { step: deliverTwice, weight: 4 },
  { step: deliverTogether, weight: 4 },
  { step: actTogether, weight: 4 },
  { step: actWhileDelivered, weight: 3 },
  { step: deliverSideBySide, weight: 3 },
  { step: sameEverywhere, weight: 3 },
  { step: undoAsItLeaves, weight: 4 },
  { step: standStill, weight: 2 },
  { step: runTwice, weight: 2 },
  { step: reportAgain, weight: 2 },
  { step: beginLetter, weight: 1 },
  { step: legalHold, weight: 1 },
  { step: note, weight: 1 },
  { step: readPage, weight: 2 },
  { step: openOldLink, weight: 1 },
  { step: incident, weight: 3 },
  { step: lookAtIncidents, weight: 1 },
  { step: orderArrives, weight: 1 },
  { step: askHowItWent, weight: 1 },
  { step: improve, weight: 3 },
  { step: changeLimits, weight: 2 },
  { step: handOverMany, weight: 1 },
  { step: goAway, weight: 2 },
  { step: leave, weight: 1 },
  { step: correctContact, weight: 1 },
  { step: proposeMeeting, weight: 1 },
  { step: answerMeeting, weight: 2 },
  { step: cancelMeeting, weight: 1 },
  { step: overstep, weight: 2 },
  { step: timersAgain, weight: 3 },
  { step: slowWatch, weight: 1 },
  { step: restsForDays, weight: 2 },
  { step: yearPasses, weight: 1 },
  { step: serviceAway, weight: 2 },
];

/** Steps that somebody takes: no time passes in them, and nothing is delivered. */
const machinery: readonly Step[] = [
  deliver,
  deliverAll,
  deliverBatch,
  timeGoesOn,
  daysPass,
  deliverAgain,
  fireAgain,
  loseSchedule,
  endExecution,
  stopsAgain,
  watch,
  repair,
  tellOfSystems,
  tellAgain,
  sweep,
  mailFails,
  deliverTwice,
  deliverTogether,
  actTogether,
  actWhileDelivered,
  deliverSideBySide,
  sameEverywhere,
  undoAsItLeaves,
  standStill,
  reportAgain,
  lookAtIncidents,
  askHowItWent,
  goAway,
  runTwice,
  timersAgain,
  slowWatch,
  restsForDays,
  yearPasses,
  serviceAway,
];

/** What belongs together, and comes to something where it is done several times in a run: each run is about some of it. */
const subjects: readonly (readonly Step[])[] = [
  [merge, merge, split, undo],
  [setKind, markConcerned, markConcerned],
  [proposeMeeting, answerMeeting, cancelMeeting],
  [askCompletion, addWords],
  [handOver, takeBack, overstep],
  [recordAnswer, endOffer, overstep],
  [reopen, answerSurvey, thirdOpinion],
  [improve, setKind],
  [writeMail, replyByMail, answerSetAside],
  [goHigher, askForPerson, goAway],
];
/** How often a run is about each, and how much more often it takes its steps then. */
const ABOUT = 0.3;
const MORE_OFTEN = 9;

/** What a case cannot go on without: it is as frequent in every run. */
const steady: readonly Step[] = [deliver, deliverAll, doTask, answerOffer];

/** How often a step is chosen in one run, against how often it is in others. */
const FACTORS = [0, 1, 1, 4] as const;
/** How often a step has trouble, from 0 to 1. */
const TROUBLE = [0.2, 0.4, 0.4, 0.7] as const;

/** How often something else is done while everybody does what they are asked for, from 0 to 1. */
const DISTURBANCE = [0, 0.1, 0.1, 0.3] as const;

/** What is frequent in a run, and how often there is trouble and something else besides. */
export type Temper = {
  chosen: (random: Random) => Step;
  acting: (random: Random) => Step;
  trouble: number;
  disturbance: number;
};

/**
 * Each run has a temper of its own: some things do not happen in it at all, others often. Where everything is as frequent in every
 * run, what takes several rare things in one run is never seen (Groce et al., "Swarm Testing", ISSTA 2012).
 */
export const temperOf = (random: Random): Temper => {
  const usual = script.flatMap(({ step, weight }) => {
    const factor = steady.includes(step) ? 1 : random.oneOf(FACTORS);
    return Array.from({ length: weight * factor }, () => step);
  });
  const about = subjects.filter(() => random.chance(ABOUT));
  const lots = [...usual, ...about.flat().flatMap((step) => Array.from({ length: MORE_OFTEN }, () => step))];
  const acts = lots.filter((step) => !machinery.includes(step));
  return {
    /** One step of the script, by its weight. */
    chosen: (from) => from.pick(lots) ?? deliver,
    /** Something that somebody does, by its weight. */
    acting: (from) => from.pick(acts) ?? deliver,
    trouble: random.oneOf(TROUBLE),
    disturbance: random.oneOf(DISTURBANCE),
  };
};
