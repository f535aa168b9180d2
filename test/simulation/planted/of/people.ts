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
} satisfies Record<string, PlantedFault>;
