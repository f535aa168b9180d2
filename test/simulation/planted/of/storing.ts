import type { PlantedFault } from '../planted.ts';

/** Faults of what is stored, and of what leaves and comes in. */
export const faultsOfStoring = {
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
  'effect-dropped-first': {
    what: 'An effect leaves the outbox before it is done',
    file: 'functions/relay/attempt.ts',
    find: '    await perform(item, deps);\n',
    replace:
      "    await deps.table.write([{ drop: { pk: 'CASE#' + caseId, sk: 'OUTBOX#' + (among?.effectId ?? effectId) } }]);\n    await perform(item, deps);\n",
  },
  'claim-not-taken': {
    what: 'A message is sent without a claim',
    file: 'functions/relay/send.ts',
    find: '    await claim(item, deps);\n',
    replace: '',
  },
  'budget-not-released': {
    what: 'What a case holds of a budget stays held when the customer declines, or nobody works on it',
    file: 'domain/budgets/booking.ts',
    find: "  if (!last || last.status === 'declined' || head.setAsideAt !== undefined) return NONE;\n",
    replace: '  if (!last) return NONE;\n',
  },
  'booking-forgotten': {
    what: 'Money is taken of a budget and its case does not know of it',
    file: 'cases/store/case-store.ts',
    find: '    ...(booked?.bookings && { bookings: booked.bookings }),\n',
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
  'mail-not-seen': {
    what: 'A mail that arrives again is read again',
    file: 'cases/inbound-message/handle-mail.ts',
    find: '  if (before) {\n',
    replace: '  if (before && mail.seenHash === "") {\n',
  },
  'acts-forgotten': {
    what: 'Who did what to a proposal is not kept',
    file: 'cases/store/case-store.ts',
    find: 'acts: foldActs({ acts: keptActs(file), cycle: head.cycle }, added),',
    replace: 'acts: keptActs(file),',
  },
  'taken-back-leaves': {
    what: 'A message leaves although its writer takes it back at the same moment',
    file: 'functions/relay/send.ts',
    find: '  if (!(await ifConditionHolds(storeItems(table, caseId, [change])))) throw new StillSending(clock.now());\n',
    replace: '  await ifConditionHolds(storeItems(table, caseId, [change]));\n',
  },
  'lease-too-short': {
    what: 'A message that another run is sending is sent at once',
    file: 'functions/relay/claim.ts',
    find: '  if (!(await claimEffect(table, item, now))) throw new StillSending(endOfLease(now));\n',
    replace: '  await claimEffect(table, item, now);\n',
  },
  'claim-condition': {
    what: 'Two runs may claim the same message',
    file: 'cases/store/attempted-effects.ts',
    find: "    ...(item.claimedAt ? { expect: { claimedAt: item.claimedAt } } : { absent: ['claimedAt'] }),\n",
    replace: '',
  },
  'leaves-too-early': {
    what: 'A letter leaves before the moment is over in which its writer can take it back',
    file: 'functions/relay/attempt.ts',
    find: '  if (await isTooEarly(item, deps)) return false;\n',
    replace: '',
  },
  'failed-is-done': {
    what: 'An effect that failed leaves the outbox',
    file: 'functions/relay/attempt.ts',
    find: '    await (attempts < ATTEMPTS ? postpone : giveUp)(item, { attempts, failure: message }, deps);\n    return among !== undefined;\n',
    replace: '    return true;\n',
  },
  'reopening-not-counted': {
    what: 'The figures do not hold that a complaint was opened again',
    file: 'domain/figures/facts.ts',
    find: "[measures.reopened, eventsOf(events, 'reopened').length]",
    replace: '[measures.reopened, 0]',
  },
  'legal-hold-ignored': {
    what: 'What a court may need is blocked and destroyed',
    file: 'domain/retention/retention.ts',
    find: 'if (destroyedAt || legalHoldAt || mergedInto || !dates)',
    replace: 'if (destroyedAt || mergedInto || !dates)',
  },
  'words-not-destroyed': {
    what: 'What was blocked stays when it should be destroyed',
    file: 'functions/retention/destroy.ts',
    find: '    blocked.map((item) => forgotten(caseId, item)),\n',
    replace: '    blocked.slice(1).map((item) => forgotten(caseId, item)),\n',
  },
  'drafts-not-dropped': {
    what: 'What somebody began to write stays when a case is blocked',
    file: 'functions/retention/block.ts',
    find: '  await writeGroups(table, await dropsOfDrafts(table, caseId));\n',
    replace: '',
  },
  'answer-elsewhere': {
    what: 'An answer to a mail of ours does not find its case',
    file: 'cases/inbound-message/case-of-mail.ts',
    find: '    ...mail.answers.map((messageId)',
    replace: '    ...mail.answers.slice(1).map((messageId)',
  },
  'told-again': {
    what: 'What all are told is sent to a customer again each time the cases are looked at',
    file: 'domain/incidents/on-case.ts',
    find: ' || incident.told >= number || !isToldWithAll(head)) return undefined;',
    replace: ' || !isToldWithAll(head)) return undefined;',
  },
  'one-tells-all': {
    what: 'Whoever wrote what all are told may release it',
    file: 'functions/desk/incidents/messages.ts',
    find: '  demandAnother(message, user);\n',
    replace: '',
  },
  'page-half-done': {
    what: 'A case of an incident that could not be looked at is left behind',
    file: 'functions/incident-members/look-at-incidents.ts',
    find: '      isWhole = false;\n',
    replace: '',
  },
  'survey-unclaimed': {
    what: 'Two runs may ask the same customer how a delivery went',
    file: 'cases/store/delivery-surveys.ts',
    find: "        absent: ['sentAt', 'unsent'],\n",
    replace: '',
  },
} satisfies Record<string, PlantedFault>;
