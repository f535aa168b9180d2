import type { PlantedFault } from '../planted.ts';

/** Faults of what people do beside the ordinary way of a case, and of what has to hold when two of them do it at once. */
export const faultsOfDeeds = {
  'absent-unheard': {
    what: 'Whoever is given the work of somebody who is away does not hear of it',
    file: 'domain/people/pass-on.ts',
    find: "    task.status === 'open' &&\n",
    replace: "    task.status === 'planned' &&\n",
  },
  'barred-handed-over': {
    what: 'What takes another person is handed over to whoever had a part in it',
    file: 'functions/desk/tasks/hand-over.ts',
    find: '  if (barring) return barredWords(barring);\n',
    replace: '',
  },
  'concerned-handed-over': {
    what: 'Work on a case is handed over to whom it is about',
    file: 'functions/desk/tasks/hand-over.ts',
    find: '  if (concernedIn(policy, file).includes(person.id))\n',
    replace: "  if (concernedIn(policy, file).includes('nobody'))\n",
  },
  'meeting-answered-again': {
    what: 'The dates of a meeting that were answered, or taken back, can be answered again',
    file: 'domain/meetings/answer.ts',
    find: " || meeting.state !== 'proposed') throw",
    replace: ') throw',
  },
  'catch-name': {
    what: 'An execution ends where what it would wait for was decided before',
    file: 'statemachines/settle.asl.json',
    find: '"ErrorEquals": ["DynamoDb.ConditionalCheckFailedException"]',
    replace: '"ErrorEquals": ["DynamoDB.ConditionalCheckFailedException"]',
    first: true,
  },
  'beside-not-resumed': {
    what: 'An approval that others decided does not let its execution go on',
    file: 'functions/stages/approve/record-verdict.ts',
    find: "    effects: others.map(({ taskId }) => ({ effect: 'resume', taskId })),\n",
    replace: '    effects: [],\n',
  },
  'sent-unmarked': {
    what: 'A message that has left, and could not be marked then, is sent again',
    file: 'functions/relay/send.ts',
    find: '  if (sentAs) return mark(inCase, { externalId: sentAs }, deps);\n',
    replace: '',
  },
  'message-condition': {
    what: 'What becomes of a message is stored whatever it has become meanwhile',
    file: 'cases/store/items.ts',
    find: '    expect: { status: message.status, channel: message.channel },\n',
    replace: '',
  },
  'words-not-blocked': {
    what: 'Of the words of a case one stays where it is when it is blocked, and is never destroyed',
    file: 'functions/retention/block.ts',
    find: '    words.map((item) => intoBlocked(caseId, item)),\n',
    replace: '    words.slice(1).map((item) => intoBlocked(caseId, item)),\n',
  },
  'merged-not-blocked': {
    what: 'What was merged into a case is not blocked and destroyed with it',
    file: 'functions/retention/block.ts',
    find: 'for (const id of await withMerged(caseId, deps)) {',
    replace: 'for (const id of (await withMerged(caseId, deps)).slice(0, 1)) {',
  },
} satisfies Record<string, PlantedFault>;
