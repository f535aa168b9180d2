import type { PlantedFault } from '../planted.ts';

/** Faults of dates, timers and their schedules. */
export const faultsOfTime = {
  'timer-not-moved': {
    what: 'A timer whose date changes keeps its old schedule',
    file: 'domain/timers/recalculate-timers.ts',
    find: 'after.filter((timer) => !isSame(timer, was.get(timer.id)))',
    replace: 'after.filter((timer) => !was.has(timer.id))',
  },
  'timer-not-repaired': {
    what: 'The schedule of a task that was lost is not set again',
    file: 'functions/relay/repair-timers.ts',
    find: ".filter(({ status }) => status === 'open')",
    replace: ".filter(({ status }) => status === 'withdrawn')",
  },
  'escalation-forgotten': {
    what: 'A task is opened and nothing happens where nobody sees to it',
    file: 'functions/relay/announce.ts',
    find: '      { effects: escalationTimer(task, deps) },\n',
    replace: '',
  },
  'step-not-counted': {
    what: 'A step of an escalation policy is not counted',
    file: 'functions/timers/escalate-task.ts',
    find: 'step: task.step + 1, ...changed',
    replace: 'step: task.step, ...changed',
  },
  'next-step-forgotten': {
    what: 'After a step of an escalation policy no further one comes',
    file: 'functions/timers/escalate-task.ts',
    find: '    { effects: escalationTimer(task, deps, task.step + 1) },\n',
    replace: '',
  },
  'old-timer-counts': {
    what: 'A timer that was moved fires at its old date as well',
    file: 'functions/timers/case-timer-fired.ts',
    find: 'timer.id === id && timer.dueAt === dueAt &&',
    replace: 'timer.id === id &&',
  },
  'stale-timer-set': {
    what: 'A late repeat sets a timer to what it was before',
    file: 'functions/relay/perform.ts',
    find: 'if (await stillHolds(timer, deps)) await',
    replace: 'if (timer) await',
  },
  'needed-timer-dropped': {
    what: 'A late repeat drops a timer that was set since under its name',
    file: 'functions/relay/perform.ts',
    find: 'if (!(await isNeededAgain(name, caseId, deps))) await',
    replace: 'if (name) await',
  },
  'step-taken-again': {
    what: 'A timer that fires again takes the next step of an escalation policy',
    file: 'functions/timers/escalate-task.ts',
    find: ' && task.step === step;',
    replace: ';',
  },
  'stale-task-timer-set': {
    what: 'A late repeat sets the schedule of a task that is done',
    file: 'functions/relay/perform.ts',
    find: "    return task?.status === 'open' && task.step === timerEvent.step;\n",
    replace: '    return task !== undefined;\n',
  },
  'needed-task-timer-dropped': {
    what: 'A late repeat drops the schedule of a task that is asked for again',
    file: 'functions/relay/perform.ts',
    find: "    return task?.status === 'open' && task.step === scheduled.step;\n",
    replace: '    return task === undefined;\n',
  },
} satisfies Record<string, PlantedFault>;
