import type { PlantedFault } from '../planted.ts';

/** Faults of who has a case and its work, and what becomes of both when cases are merged, split and given away. */
export const faultsOfHanding = {
  'split-shows-twice': {
    what: 'What is split off stays in the case as well',
    file: 'functions/desk/matter/split.ts',
    find: "        ...moved.map((message) => ({ kind: 'message-change', message, set: { movedTo: ids.caseId } }) as const),\n",
    replace: '',
  },
  'split-date': {
    what: 'The dates of a case that was split off count from its splitting',
    file: 'functions/desk/matter/case-of-messages.ts',
    find: '  receivedAt: first.at,',
    replace: '  receivedAt: at,',
  },
  'handover-owner-not': {
    what: 'The case stays with its owner when its examination is handed over',
    file: 'functions/desk/tasks/hand-over.ts',
    find: ", ...(task.kind === 'examine' && { owner: to }) },\n        events",
    replace: ' },\n        events',
  },
  'handover-uncounted': {
    what: 'That work was handed over is not counted',
    file: 'functions/desk/tasks/hand-over.ts',
    find: 'handOvers: head.handOvers + 1',
    replace: 'handOvers: head.handOvers',
  },
  'signs-own-case': {
    what: 'The supervisor whom a case is about signs what it ends with',
    file: 'domain/agreement/facts-of.ts',
    find: 'policy.people.filter(({ id }) => !excluded.includes(id))',
    replace: 'policy.people.filter(({ id }) => id || !excluded.includes(id))',
  },
  'second-passed-on': {
    what: 'What takes a second person goes to whoever proposed it, where the other one is away',
    file: 'domain/people/pass-on.ts',
    find: '...(because ? barred : [])',
    replace: '...(because ? [] : barred)',
  },
  'merge-loses-words': {
    what: 'What was written in a case that is merged is not read in the other one',
    file: 'functions/desk/matter/copied-messages.ts',
    find: "text: texts.get(message.textId) ?? '' },",
    replace: "text: texts.get(messageId) ?? '' },",
  },
  'merge-loses-concerned': {
    what: 'Whom a merged case is about may act on the other one',
    file: 'functions/desk/matter/merge.ts',
    find: '        ...(concerned && { concerned }),\n        merged',
    replace: '        merged',
  },
  'linked-words-lost': {
    what: 'Words that a linked case begins with are lost',
    file: 'functions/desk/matter/case-of-messages.ts',
    find: "text: texts.get(message.textId) ?? '' },",
    replace: "text: texts.get(message.channel) ?? '' },",
  },
  'linked-first-only': {
    what: 'Of words that a linked case begins with only the first are read in it',
    file: 'functions/desk/reply/record-reply.ts',
    find: 'message.at >= from',
    replace: 'message.at === from',
  },
  'split-promised-late': {
    what: 'What was written days ago, and is split off today, is promised an update by a date that has passed',
    file: 'functions/stages/understand/understand.ts',
    find: 'return by > now ? by : clock.after(now, duration);',
    replace: 'return by;',
  },
} satisfies Record<string, PlantedFault>;
