import type { PlantedFault } from '../planted.ts';

/** Faults of what is asked of services and of other systems, and of whoever looks by the clock. */
export const faultsOfServices = {
  'state-busy': {
    what: 'A state does not try again where too many functions are at work',
    file: 'statemachines/complaint.asl.json',
    find: '"Lambda.TooManyRequestsException",',
    replace: '',
    first: true,
  },
  'opened-unconditionally': {
    what: 'A state opens a task whatever has become of it',
    file: 'statemachines/complaint.asl.json',
    find: '        "ConditionExpression": "#status IN (:planned, :open)",\n',
    replace: '',
    first: true,
  },
  'tried-once-more': {
    what: 'A state tries again once, in place of six times',
    file: 'statemachines/settle.asl.json',
    find: '"MaxAttempts": 6',
    replace: '"MaxAttempts": 1',
    first: true,
  },
  'record-partly': {
    what: 'Of what the stream hands on at once only the first is done',
    file: 'functions/relay/stream.ts',
    find: 'event.Records.flatMap(workOf)',
    replace: 'event.Records.slice(0, 1).flatMap(workOf)',
  },
  'sweep-past-several': {
    what: 'The sweep does not see effects that lie together',
    file: 'cases/store/pending-effects.ts',
    find: '[pendingPartition(shard), severalPartition(shard)]',
    replace: '[pendingPartition(shard)]',
  },
  'subscriber-untold': {
    what: 'Systems that are to be told of events by webhook are not',
    file: 'functions/relay/announce-events.ts',
    find: '  await addEffects(table, { caseId, after: effectId, at: clock.now() }, wanting);\n',
    replace: '',
  },
  'webhook-once': {
    what: 'A system that does not answer is not asked again',
    file: 'functions/outgoing/call-out.ts',
    find: 'if (isFinal || attempts >= ATTEMPTS)',
    replace: 'if (isFinal || attempts >= 1)',
  },
  'page-forgotten': {
    what: 'Of what is due only the first page is looked at',
    file: 'cases/store/due-in-shards.ts',
    find: 'rest: found.cursor ? [{ partition, cursor: found.cursor }] : []',
    replace: 'rest: []',
  },
  'breach-unseen': {
    what: 'A date that passes becomes nobody’s task',
    file: 'functions/timers/breach.ts',
    find: "    escalateCase(context, { reason: 'breach', level: policy.deadlines.breach, timer: id, key: id, why }),\n",
    replace: '',
  },
  'stop-not-looked-at': {
    what: 'An execution that is said to have stopped is looked at no sooner',
    file: 'functions/timers/stalled.ts',
    find: '  await lookSoon(table, caseId, at);\n',
    replace: '',
  },
  'in-vain-unasked': {
    what: 'Nobody is asked where an execution stops again each time it is begun again',
    file: 'functions/watch/resume.ts',
    find: '  if (isInVain(watched, because)) await askPerson(watched, deps);\n',
    replace: '',
  },
  'hold-untold': {
    what: 'Other systems do not hear that something is held',
    file: 'cases/store/case-store.ts',
    find: '        ...publications,\n',
    replace: '',
  },
  'relay-errors-swallowed': {
    what: 'What the relay cannot do is not handed to it again',
    file: 'functions/relay/relay.ts',
    find: '  throw first;\n',
    replace: '',
  },
  'given-up-early': {
    what: 'What fails twice is given up',
    file: 'functions/relay/attempt.ts',
    find: 'const ATTEMPTS = 8;',
    replace: 'const ATTEMPTS = 2;',
  },
  'given-up-untold': {
    what: 'Nobody is told of what was given up',
    file: 'functions/relay/attempt.ts',
    find: '      supervisorNotice(file, at, deps),\n',
    replace: '',
  },
  'bus-not-asked': {
    what: 'A system that is asked on the bus to carry out a promise is not',
    file: 'functions/relay/execute.ts',
    find: '  if (detail) await bus.put({ type: EXECUTION_REQUESTED, detail: { integration, ...detail } });\n',
    replace: '',
  },
} satisfies Record<string, PlantedFault>;
