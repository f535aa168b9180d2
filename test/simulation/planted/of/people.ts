import type { PlantedFault } from '../planted.ts';

/** Faults of who may do what, and who is asked. */
export const faultsOfPeople = {
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
  'approver-releases': {
    what: 'Whoever approved an offer may release it',
    file: 'domain/four-eyes/rule.ts',
    find: "  subject === 'offer'\n",
    replace: "  subject === 'nothing'\n",
  },
  'code-not-asked': {
    what: 'What is worth much is accepted without a code',
    file: 'functions/track/answer/answer-offer.ts',
    find: 'if (!option || !needsCode(option, deps.policy)) return false;',
    replace: 'if (!option || needsCode(option, deps.policy)) return false;',
  },
  'concern-not-folded': {
    what: 'That the customer names somebody of ours is not kept',
    file: 'cases/store/case-store.ts',
    find: '    ...concerning(changed.concerned, items, people),\n',
    replace: '',
  },
  'old-link-opens': {
    what: 'A link that was withdrawn opens the case',
    file: 'functions/track/open-link.ts',
    find: 'token.version !== linkVersion(own.head) || ',
    replace: '',
  },
  'any-code': {
    what: 'Any code is taken as the right one',
    file: 'functions/track/answer/answer-offer.ts',
    find: '  if (isCode(secret, scope, { hash: valid.hash, code }))\n',
    replace: '  if (isCode(secret, scope, { hash: valid.hash, code }) || code)\n',
  },
  'shaper-asked': {
    what: 'Whoever had a part in a proposal is asked to approve it',
    file: 'domain/concession/ask-approval.ts',
    find: 'const shapers = [...barred, ...beside, ...(proposer ? [proposer] : [])];',
    replace: 'const shapers = [...beside, ...barred.slice(0, 0)];',
  },
  'person-any-caller': {
    what: 'Whoever asks for a supervisor is called by whoever owns the case',
    file: 'domain/tasks/ask-person.ts',
    find: '  if (!supervisor) return ownerOrStandIn(context);\n',
    replace: '  if (supervisor || !supervisor) return ownerOrStandIn(context);\n',
  },
  'clear-alone': {
    what: 'Somebody says alone that a case is not about a colleague',
    file: 'functions/desk/concerned/set-concerned.ts',
    find: '    const second = askSecond(context,',
    replace:
      '    if (user) return clearedPart(file, { user, person, reasonTextId, reason });\n    const second = askSecond(context,',
  },
  'spam-alone': {
    what: 'Whoever does not own a case sets it aside alone',
    file: 'functions/desk/matter/set-kind.ts',
    find: 'head.setAsideAt || isTheirs(file, user))',
    replace: 'head.setAsideAt || user)',
  },
  'second-own': {
    what: 'Whoever proposed what takes a second person is that person',
    file: 'functions/desk/second-person/record-second-opinion.ts',
    find: '    demandNotShaper(task, file, user);\n',
    replace: '',
  },
  'owner-counts-not': {
    what: 'Who owns a case is chosen whatever they have to do',
    file: 'domain/people/choose-person.ts',
    find: 'criteria.load[person.id] ?? 0',
    replace: '0',
  },
  'own-named': {
    what: 'Whoever is asked for an approval gives that of somebody else beside',
    file: 'functions/stages/approve/authority.ts',
    find: '  demandOwnName(file, task, user);\n',
    replace: '',
  },
  'asked-twice': {
    what: 'The approval of whoever is away goes to somebody who is asked for the same',
    file: 'domain/people/pass-on.ts',
    find: ', ...beside];',
    replace: '];',
  },
  'handover-anybody': {
    what: 'Anybody gives away what another one was asked for',
    file: 'functions/desk/tasks/hand-over.ts',
    find: '  if (isRelated(relations.mayGiveAway, user, { file, task })) return task;\n',
    replace: '  if (user) return task;\n',
  },
  'take-back-anybody': {
    what: 'Anybody who owns cases takes one that they never had',
    file: 'functions/desk/escalation/take-back.ts',
    find: '!isRelated(formerOwner, user, { file })))',
    replace: 'allowed === undefined))',
  },
} satisfies Record<string, PlantedFault>;
