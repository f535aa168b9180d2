import type { PlantedFault } from '../planted.ts';

/** Faults of the ways of a case through its state machines. */
export const faultsOfMachines = {
  'retry-name': {
    what: 'A state does not try again after its function died',
    file: 'statemachines/settle.asl.json',
    find: '"Lambda.Unknown",',
    replace: '',
    first: true,
  },
  'effect-forgotten': {
    what: 'A promise that was kept does not let its execution go on',
    file: 'domain/promises/keep.ts',
    find: "      effects: [{ effect: 'resume', taskId }],\n",
    replace: '',
  },
  'watch-looks-away': {
    what: 'An execution that stopped is not begun again',
    file: 'functions/watch/look.ts',
    find: "  if (status !== 'RUNNING') return 'stopped';\n",
    replace: "  if (status !== 'RUNNING') return undefined;\n",
  },
  'acknowledged-again': {
    what: 'A stage that is called again acknowledges again',
    file: 'functions/stages/acknowledge/acknowledge.ts',
    find: "head.cycle !== cycle || events.some(({ type, data }) => type === 'acknowledged' && data.cycle === cycle)",
    replace: 'head.cycle !== cycle || events.length === cycle',
  },
  'outcome-again': {
    what: 'A stage that is called again records a second outcome',
    file: 'functions/stages/outcome/record-outcome.ts',
    find: '    if (file.outcomes.some((outcome) => outcome.cycle === cycle)) return undefined;\n',
    replace: '',
  },
  'decided-again': {
    what: 'A task that is decided can be decided again',
    file: 'domain/tasks/decide.ts',
    find: "  if (task.status === 'open') return task;\n",
    replace: "  if (task.status !== 'planned') return task;\n",
  },
  'execution-not-watched': {
    what: 'An execution is begun and nobody looks whether it goes on',
    file: 'functions/relay/perform.ts',
    find: '  await watchExecution(table, { caseId, cycle, machine, name, input, startedAt: clock.now() }, soon(clock));\n',
    replace: '',
  },
  'predecessor-runs-on': {
    what: 'An execution that is replaced is not stopped',
    file: 'functions/watch/resume.ts',
    find: '  for (const old of [before, execution]) if (old && old !== next) await executions.stop(machine, old);\n',
    replace: '',
  },
  'reopened-not-started': {
    what: 'A complaint that is opened again is worked on by nobody',
    file: 'domain/case/reopen.ts',
    find: "        { effect: 'start', machine: 'complaint', cycle: next, input: { caseId, cycle: next } },\n",
    replace: '',
  },
  'opened-again': {
    what: 'Each time the stream says that a task was opened, it is announced',
    file: 'functions/relay/announce.ts',
    find: ' || isAnnounced(file, taskId)',
    replace: '',
  },
  'survey-forgotten': {
    what: 'The follow-up does not know of its survey',
    file: 'functions/stages/outcome/record-outcome.ts',
    find: 'promises: promises.map(({ taskId }) => ({ taskId })), surveyTaskId: survey.taskId',
    replace: 'promises: [], surveyTaskId: survey.taskId',
  },
  'closed-stays-closed': {
    what: 'A complaint that is opened again stays closed',
    file: 'domain/case/reopen.ts',
    find: "      clear: ['closedAt'],\n",
    replace: '',
  },
  'merged-goes-on': {
    what: 'What a case that was merged asks for is asked for still',
    file: 'functions/desk/matter/merge.ts',
    find: "    park(from, 'merged', at),\n",
    replace: '',
  },
  'watch-loses-race': {
    what: 'Whoever looks at an execution stores what they saw, whoever began it again meanwhile',
    file: 'cases/store/watched.ts',
    find: 'set: { ...set, ...inIndex(caseId, checkAt) }, expect: { runs } }',
    replace: 'set: { ...set, ...inIndex(caseId, checkAt) } }',
  },
  'resumed-unrecorded': {
    what: 'That an execution was begun again is not kept',
    file: 'functions/watch/resume.ts',
    find: '  if (isNew) await record(watched, { execution: next, because }, deps);\n',
    replace: '',
  },
  'resting-unwatched': {
    what: 'The execution of a case that rests is looked at no more',
    file: 'functions/watch/look.ts',
    find: '  if (file.head.setAsideAt) return void (await changeWatched(table, watched, { checkAt: instantAfter(now, DAY_MS) }));\n',
    replace: '  if (file.head.setAsideAt) return endWatch(table, watched);\n',
  },
  'told-not-looked-at': {
    what: 'Whether an execution went on from a decision is looked at no sooner',
    file: 'functions/relay/perform.ts',
    find: ', lookSoon(table, caseId, soon(clock))]',
    replace: ']',
  },
  'first-promise-only': {
    what: 'Of several promises of an agreement the first is asked for',
    file: 'statemachines/follow-up.asl.json',
    find: '"{% $states.input.promises %}"',
    replace: '"{% [$states.input.promises[0]] %}"',
  },
  'age-unseen': {
    what: 'An execution becomes a year old, after which Step Functions ends it',
    file: 'functions/watch/look.ts',
    find: "  if (clock.after(watched.startedAt, OLD) < now) return 'age';\n",
    replace: '',
  },
} satisfies Record<string, PlantedFault>;
