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
} satisfies Record<string, PlantedFault>;
