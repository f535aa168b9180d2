import type { PlantedFault } from '../planted.ts';

/** Faults of what the company changes, of who works here, of work that is handed over, and of what all are told. */
export const faultsOfTeam = {
  'change-told-unwanted': {
    what: 'Whoever complained is told what changed although they did not ask to hear of it',
    file: 'domain/improvement/tell.ts',
    find: "  if (because === 'complained' && !wantsNews(file)) return { result: 'unwanted', isNew: false };\n",
    replace: '',
  },
  'change-told-again': {
    what: 'What changed is told again to whoever was told',
    file: 'domain/improvement/tell.ts',
    find: "  if (wasTold(file, actionId)) return { result: 'told', isNew: false };\n",
    replace: '',
  },
  'own-words-released': {
    what: 'Whoever wrote what changed may have customers told of it',
    file: 'functions/desk/improvement/release-words.ts',
    find: "  if (endedBy === user.id) throw new Refusal('own-proposal');\n",
    replace: '',
  },
  'action-not-moved': {
    what: 'A corrective action that has ended stays in the list of the open ones',
    file: 'cases/store/corrective-actions.ts',
    find: 'set: { ...set, ...indexOf(after) },',
    replace: 'set,',
  },
  'ended-again': {
    what: 'A corrective action that was released is ended again, in other words',
    file: 'functions/desk/improvement/actions.ts',
    find: "  if (before.state !== 'open') throw new Refusal('action-ended');\n",
    replace: '',
  },
  'own-request-confirmed': {
    what: 'Whoever asked that somebody may grant more may confirm it',
    file: 'domain/staff/decide.ts',
    find: '  if (asker === by)\n',
    replace: "  if (asker === '')\n",
  },
  'own-authority': {
    what: 'Whoever is to grant more may confirm it',
    file: 'domain/staff/decide.ts',
    find: "  if (isAbout(change, by)) throw new Refusal('own-authority');\n  return { type: 'confirmed'",
    replace: "  return { type: 'confirmed'",
  },
  'request-stays': {
    what: 'What was answered of who may grant more can be answered again',
    file: 'domain/staff/fold.ts',
    find: 'asked: state.asked.filter((one) => one.seq !== asked) };',
    replace: 'asked: state.asked };',
  },
  'handed-over-unheard': {
    what: 'Whoever is given work of somebody else does not hear of it',
    file: 'functions/desk/tasks/hand-over.ts',
    find: '        to: person.id,\n',
    replace: '        to: task.assignee ?? person.id,\n',
  },
  'name-counts-twice': {
    what: 'One person may approve twice what takes two names',
    file: 'domain/four-eyes/rule.ts',
    find: 'return withNames(shapers(doings), namesUnder(doings, step));',
    replace: 'return withNames(shapers(doings), namesUnder(doings, step).slice(0, 0));',
  },
  'first-word-again': {
    what: 'All are told again what they were told first, in place of what was released last',
    file: 'functions/incident-members/look-at-incidents.ts',
    find: 'message: lastReleased(await messagesOfIncident(table, incidentId), of) }',
    replace: 'message: (await messagesOfIncident(table, incidentId))[0] }',
  },
  'look-up-stays': {
    what: 'What leads from a person to their case stays when it is blocked and destroyed',
    file: 'functions/retention/block.ts',
    find: '    found.map((item) => intoBlocked(caseId, item)),\n',
    replace: '    found.slice(1).map((item) => intoBlocked(caseId, item)),\n',
  },
  'event-not-announced': {
    what: 'Of the events of a change other systems do not hear the first',
    file: 'cases/store/case-store.ts',
    find: "[{ effect: 'announce', events: links.map(",
    replace: "[{ effect: 'announce', events: links.slice(links.length > 3 ? 1 : 0).map(",
  },
} satisfies Record<string, PlantedFault>;
