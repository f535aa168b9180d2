import { allAreTold, askedOnce, readByAnother, toldAsReleased } from './all-told.ts';
import { answersAreTaken, endsAsAnswered, offersFollow } from './answers.ts';
import { approvedByOthers, approversMayGrant, namesAreTheirOwn } from './approvers.ts';
import { anotherIsAsked, approverMayGrant, nothingIsAskedOfWhatIsOver, supervisorCalls } from './asked.ts';
import { withinAuthority } from './authority.ts';
import { codesAreRight, repliesJoin } from './codes.ts';
import { clearedByTwo, concernedOwnNothing, setAsideByTwo } from './concern.ts';
import { figuresFollow, keptCounts, promisesAddUp } from './counted.ts';
import { decidedOnce, nobodyExcludedActs, nobodyExcludedIsAsked } from './excluded.ts';
import { begunAgainIsKept, listedByDate, noneIsTooOld, restingIsWatched, toldIsLookedAt } from './executions.ts';
import { executionsAreWatched, tasksLieWithTheirPeople } from './findable.ts';
import { breachIsSomebodys, holdsAreHeard, warningIsHeard } from './followed.ts';
import { givenAwayByTheirs, handOversCount, ownerFollows, workGoesWithTheCase } from './handed.ts';
import { eachWordIsHeard, onlyThanksAreNoted, wordsComplete } from './heard.ts';
import { historyVerifies, onceEach, othersSet, schedulesSet, timersFollow } from './history.ts';
import { actionsAreListed, changesAreReleased, changesAreTold, suggestionsAreSuggested } from './improvement.ts';
import { customerHearsWho, datesAreAhead, writtenIsThere } from './letters.ts';
import {
  allIsLookedAt,
  givenUpIsHeard,
  inVainIsAsked,
  knownAsStored,
  markOfStopGoes,
  noScheduleLeft,
  nothingUnderWay,
  openedStays,
  stopIsSeenAtOnce,
} from './looks.ts';
import { actedOnByWhoeverMay, doneByWhoeverMay, presentAreAsked } from './may.ts';
import {
  meetingsAnsweredOnce,
  meetingsAreAhead,
  meetingsAreNoticed,
  meetingsAreWork,
  noWorkOnPastMeetings,
  offeredDateTaken,
} from './meetings.ts';
import { mergedGoesOn, splitIsWhole } from './merged.ts';
import { agreedAsOffered, budgetsAddUp, enoughNames, holdsWhatItCosts } from './money.ts';
import type { Invariant, Observed } from './observed.ts';
import { decidedStays, doneOnce, readOnce } from './once.ts';
import {
  actsFollow,
  approverGaveVerdict,
  dangerIsCalled,
  fourEyes,
  nothingFails,
  secondEyes,
  wordsAreHeard,
} from './people.ts';
import { askedUnderOneKey, keptByProof, keptOnce, latestRequestCounts } from './promises.ts';
import { everyReceiptHasCase, oneCaseEach } from './received.ts';
import { releasedFirst } from './released.ts';
import {
  heldForItsMoment,
  lateWhenLate,
  muchTakesCode,
  namedIsConcerned,
  oneExecution,
  stepByStep,
  takenBackStays,
} from './said.ts';
import { acknowledgedOnce, nothingLeftBehind, sentOnce, whoeverIsAskedHears } from './sends.ts';
import { leastBusyOwns } from './shared-out.ts';
import { escalationRuns, executionsGoOn, planned, somebodyMustAct } from './somebody-acts.ts';
import { answeredOnce, confirmedByAnother, staffFollows } from './staff.ts';
import { answerIsKept, askedOftenEnough, askedOnTheBus, subscribersHear, untoldIsHeard } from './systems.ts';
import {
  confirmationIsWaitedFor,
  everythingIsAnnounced,
  noTimerLeft,
  nothingPersonalCarried,
  oneIdEach,
  silenceIsHeard,
  somebodyWaits,
  systemIsAsked,
} from './told.ts';
import { doneIsSaid, saidIsDone } from './traces.ts';
import { mailsAreKept, wordsAreKept, wordsAreKeptOnce } from './words-kept.ts';

/** What holds after every step, whatever the order. */
const invariants: readonly Invariant[] = [
  nothingFails,
  executionsGoOn,
  somebodyMustAct,
  planned,
  escalationRuns,
  releasedFirst,
  wordsAreHeard,
  dangerIsCalled,
  historyVerifies,
  onceEach,
  timersFollow,
  schedulesSet,
  othersSet,
  fourEyes,
  actsFollow,
  secondEyes,
  approverGaveVerdict,
  withinAuthority,
  everyReceiptHasCase,
  oneCaseEach,
  sentOnce,
  nothingLeftBehind,
  whoeverIsAskedHears,
  acknowledgedOnce,
  budgetsAddUp,
  holdsWhatItCosts,
  agreedAsOffered,
  enoughNames,
  nobodyExcludedActs,
  decidedOnce,
  keptByProof,
  keptOnce,
  askedUnderOneKey,
  latestRequestCounts,
  tasksLieWithTheirPeople,
  executionsAreWatched,
  doneOnce,
  decidedStays,
  readOnce,
  everythingIsAnnounced,
  confirmationIsWaitedFor,
  silenceIsHeard,
  systemIsAsked,
  oneIdEach,
  noTimerLeft,
  somebodyWaits,
  nothingPersonalCarried,
  nobodyExcludedIsAsked,
  namedIsConcerned,
  muchTakesCode,
  lateWhenLate,
  oneExecution,
  takenBackStays,
  approverMayGrant,
  anotherIsAsked,
  nothingIsAskedOfWhatIsOver,
  keptCounts,
  promisesAddUp,
  figuresFollow,
  codesAreRight,
  repliesJoin,
  heldForItsMoment,
  stepByStep,
  readByAnother,
  allAreTold,
  askedOnce,
  changesAreReleased,
  changesAreTold,
  actionsAreListed,
  staffFollows,
  confirmedByAnother,
  answeredOnce,
  toldAsReleased,
  meetingsAnsweredOnce,
  allIsLookedAt,
  givenUpIsHeard,
  nothingUnderWay,
  knownAsStored,
  stopIsSeenAtOnce,
  inVainIsAsked,
  markOfStopGoes,
  openedStays,
  noScheduleLeft,
  subscribersHear,
  untoldIsHeard,
  answerIsKept,
  askedOftenEnough,
  askedOnTheBus,
  breachIsSomebodys,
  warningIsHeard,
  holdsAreHeard,
  answersAreTaken,
  endsAsAnswered,
  offersFollow,
  approversMayGrant,
  approvedByOthers,
  clearedByTwo,
  concernedOwnNothing,
  setAsideByTwo,
  givenAwayByTheirs,
  handOversCount,
  ownerFollows,
  workGoesWithTheCase,
  customerHearsWho,
  datesAreAhead,
  writtenIsThere,
  mergedGoesOn,
  splitIsWhole,
  mailsAreKept,
  wordsAreKept,
  wordsAreKeptOnce,
  meetingsAreAhead,
  meetingsAreNoticed,
  meetingsAreWork,
  noWorkOnPastMeetings,
  offeredDateTaken,
  eachWordIsHeard,
  onlyThanksAreNoted,
  wordsComplete,
  suggestionsAreSuggested,
  actedOnByWhoeverMay,
  doneByWhoeverMay,
  presentAreAsked,
  namesAreTheirOwn,
  supervisorCalls,
  leastBusyOwns,
  doneIsSaid,
  saidIsDone,
  begunAgainIsKept,
  listedByDate,
  noneIsTooOld,
  restingIsWatched,
  toldIsLookedAt,
];

/** An invariant that does not hold, and where. */
export type Violation = { invariant: string; what: string };

/** @param aside invariants that are not looked at */
export const firstViolation = (observed: Observed, aside: readonly string[] = []): Violation | undefined => {
  for (const { name, broken } of invariants.filter((one) => !aside.includes(one.name))) {
    const [what] = broken(observed);
    if (what !== undefined) return { invariant: name, what };
  }
  return undefined;
};
