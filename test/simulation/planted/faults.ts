/** A fault that is put into the source: one place of one file says something else. */
export type PlantedFault = {
  /** What is wrong, in a few words. */
  what: string;
  /** The file, from the root of the repository. */
  file: string;
  /** What stands there, once; of several the first is meant where `first` says so. */
  find: string;
  replace: string;
  first?: true;
};

/** Faults of every sort that a change could bring in: the simulation has to find each of them. */
export const plantedFaults = {
  'retry-name': {
    what: 'A state does not try again after its function died',
    file: 'statemachines/settle.asl.json',
    find: '"Lambda.Unknown",',
    replace: '',
    first: true,
  },
  condition: {
    what: 'A change of a case is stored whoever else changed it since it was read',
    file: 'cases/store/case-store.ts',
    find: '        expect: { seq, lastHash },\n',
    replace: '',
  },
  'budget-condition': {
    what: 'Money is taken of a budget that has not enough any more',
    file: 'cases/store/budgets.ts',
    find: '  ...(fields.free < 0 && { atLeast: { free: -fields.free } }),\n',
    replace: '',
  },
  'effect-forgotten': {
    what: 'A promise that was kept does not let its execution go on',
    file: 'domain/promises/keep.ts',
    find: "      effects: [{ effect: 'resume', taskId }],\n",
    replace: '',
  },
  'effect-dropped-first': {
    what: 'An effect leaves the outbox before it is done',
    file: 'functions/relay/attempt.ts',
    find: '    await perform(item, deps);\n',
    replace:
      "    await deps.table.write([{ drop: { pk: 'CASE#' + caseId, sk: 'OUTBOX#' + effectId } }]);\n    await perform(item, deps);\n",
  },
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
  'idempotency-key': {
    what: 'A later request about a promise has a key of its own',
    file: 'domain/execution/request.ts',
    find: 'idempotencyKey: taskId, attempt,',
    replace: "idempotencyKey: [taskId, attempt].join('.'), attempt,",
  },
  'webhook-id': {
    what: 'A repeat of a request has another id',
    file: 'platform/http/post-signed.ts',
    find: 'webhookHeaders({ id, at: clock.now(), body }',
    replace: 'webhookHeaders({ id: id + (fetch.tries = (fetch.tries ?? 0) + 1), at: clock.now(), body }',
  },
  'claim-not-taken': {
    what: 'A message is sent without a claim',
    file: 'functions/relay/send.ts',
    find: '    await claim(item, deps);\n',
    replace: '',
  },
  'exclusion-dropped': {
    what: 'Whoever a case is about may act on it',
    file: 'domain/people/concerned.ts',
    find: "  if (concern === undefined || concern === 'cleared') return { may: true };\n",
    replace: "  if (concern !== undefined || concern !== 'cleared') return { may: true };\n",
  },
  'own-proposal': {
    what: 'Whoever made a proposal may approve it',
    file: 'domain/four-eyes/rule.ts',
    find: '  if (!acts) return;\n',
    replace: '  if (acts || !acts) return;\n',
  },
  'budget-not-released': {
    what: 'What a case holds of a budget stays held when the customer declines, or nobody works on it',
    file: 'domain/budgets/booking.ts',
    find: "  if (!last || last.status === 'declined' || head.setAsideAt !== undefined) return NONE;\n",
    replace: '  if (!last) return NONE;\n',
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
  'confirmed-again': {
    what: 'A second confirmation keeps a promise a second time',
    file: 'domain/execution/settle-execution.ts',
    find: "task.kind === 'promise' && task.status === 'open')",
    replace: "task.kind === 'promise')",
  },
  'notice-forgotten': {
    what: 'Whoever is asked for something is not told of it',
    file: 'functions/relay/announce.ts',
    find: 'awaited ? { effects: [awaited] } : noticeOf(context, task),',
    replace: 'undefined,',
  },
  'names-not-counted': {
    what: 'One name is enough for what takes several',
    file: 'functions/stages/approve/record-verdict.ts',
    find: 'const isOver = approvals.length >= demand.names;',
    replace: 'const isOver = approvals.length >= 1;',
  },
  'execution-not-watched': {
    what: 'An execution is begun and nobody looks whether it goes on',
    file: 'functions/relay/perform.ts',
    find: '  await watchExecution(table, { caseId, cycle, machine, name, input, startedAt: clock.now() }, soon(clock));\n',
    replace: '',
  },
  'booking-forgotten': {
    what: 'Money is taken of a budget and its case does not know of it',
    file: 'cases/store/case-store.ts',
    find: '    ...(booked?.bookings && { bookings: booked.bookings }),\n',
    replace: '',
  },
  'escalation-forgotten': {
    what: 'A task is opened and nothing happens where nobody sees to it',
    file: 'functions/relay/announce.ts',
    find: '      { effects: escalationTimer(task, deps) },\n',
    replace: '',
  },
  'complaint-repeated': {
    what: 'A complaint that is sent again under its key opens a second case',
    file: 'cases/inbound-message/receive-complaint.ts',
    find: '    idempotencyKey === undefined\n',
    replace: '    idempotencyKey !== ""\n',
  },
  'task-stays-listed': {
    what: 'A task that is done stays in the list of whoever did it',
    file: 'cases/store/items.ts',
    find: '    ...(!isQueued(after) && { remove: INDEX_FIELDS }),\n',
    replace: '',
  },
  'approver-releases': {
    what: 'Whoever approved an offer may release it',
    file: 'domain/four-eyes/rule.ts',
    find: "  subject === 'offer'\n",
    replace: "  subject === 'nothing'\n",
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
  'attempt-not-asked': {
    what: 'A late report of an earlier request ends a later one',
    file: 'domain/execution/settle-execution.ts',
    find: 'if (!task || !execution || execution.attempt !== attempt || !isUnderWay(execution)) return undefined;',
    replace: 'if (!task || !execution || !isUnderWay(execution)) return undefined;',
  },
  'mail-not-seen': {
    what: 'A mail that arrives again is read again',
    file: 'cases/inbound-message/handle-mail.ts',
    find: '  if (before) {\n',
    replace: '  if (before && mail.seenHash === "") {\n',
  },
  'predecessor-runs-on': {
    what: 'An execution that is replaced is not stopped',
    file: 'functions/watch/resume.ts',
    find: '  for (const old of [before, execution]) if (old && old !== next) await executions.stop(machine, old);\n',
    replace: '',
  },
  'code-not-asked': {
    what: 'What is worth much is accepted without a code',
    file: 'functions/track/answer/answer-offer.ts',
    find: 'if (!option || !needsCode(option, deps.policy)) return false;',
    replace: 'if (!option || needsCode(option, deps.policy)) return false;',
  },
  'acts-forgotten': {
    what: 'Who did what to a proposal is not kept',
    file: 'cases/store/case-store.ts',
    find: 'acts: foldActs({ acts: keptActs(file), cycle: head.cycle }, added),',
    replace: 'acts: keptActs(file),',
  },
  'concern-not-folded': {
    what: 'That the customer names somebody of ours is not kept',
    file: 'cases/store/case-store.ts',
    find: '    ...concerning(changed.concerned, items, people),\n',
    replace: '',
  },
  'reopened-not-started': {
    what: 'A complaint that is opened again is worked on by nobody',
    file: 'domain/case/reopen.ts',
    find: "        { effect: 'start', machine: 'complaint', cycle: next, input: { caseId, cycle: next } },\n",
    replace: '',
  },
  'taken-back-leaves': {
    what: 'A message leaves although its writer takes it back at the same moment',
    file: 'functions/relay/send.ts',
    find: '  if (!(await ifConditionHolds(storeItems(table, caseId, [change])))) throw new StillSending(clock.now());\n',
    replace: '  await ifConditionHolds(storeItems(table, caseId, [change]));\n',
  },
  'opened-again': {
    what: 'Each time the stream says that a task was opened, it is announced',
    file: 'functions/relay/announce.ts',
    find: ' || isAnnounced(file, taskId)',
    replace: '',
  },
  'system-not-asked': {
    what: 'Nobody asks the system that carries out a promise',
    file: 'functions/relay/announce.ts',
    find: '      askExecution(context, task),\n',
    replace: '',
  },
  'survey-forgotten': {
    what: 'The follow-up does not know of its survey',
    file: 'functions/stages/outcome/record-outcome.ts',
    find: 'promises: promises.map(({ taskId }) => ({ taskId })), surveyTaskId: survey.taskId',
    replace: 'promises: [], surveyTaskId: survey.taskId',
  },
  'lease-too-short': {
    what: 'A message that another run is sending is sent at once',
    file: 'functions/relay/claim.ts',
    find: '  if (!(await claimEffect(table, item, now))) throw new StillSending(endOfLease(now));\n',
    replace: '  await claimEffect(table, item, now);\n',
  },
} satisfies Record<string, PlantedFault>;

export type FaultName = keyof typeof plantedFaults;

/** The text of a file with a fault in it. Throws where it is not there, or not once. */
export const planted = (text: string, { file, find, replace, first }: PlantedFault): string => {
  const [before, ...after] = text.split(find);
  if (after.length === 0 || (after.length > 1 && !first))
    throw new Error(`The place of a fault is not in ${file} once`);
  return before + replace + after.join(find);
};
