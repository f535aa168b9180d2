import type { PlantedFault } from '../planted.ts';

/** Faults of what a customer says, and what they hear. */
export const faultsOfWords = {
  'code-not-sent': {
    what: 'The code that a customer asked for to accept is not sent to them',
    file: 'functions/track/answer/send-code.ts',
    find: '    caseMessage(customer, { policy, channels }, { messageId, at, template: CODE_TEMPLATE, values: { code, until } }),\n',
    replace: '',
  },
  'answer-words-unread': {
    what: 'Words that come with an answer to an offer are kept, and nobody reads them',
    file: 'functions/stages/offer/record-answer.ts',
    find: '      message && receiveWordsOnPage({ file, at, deps }, { messageId: textId, text: message, answersOffer: true }),\n',
    replace: '      message && { items: [textItem(textId, message)] },\n',
  },
  'words-of-late-answer-lost': {
    what: 'Words with an answer to an offer that is over are lost',
    file: 'functions/track/answer/late-answer.ts',
    find: 'if (text !== undefined) await addMessage({ caseId, text }, deps)',
    replace: 'if (text !== undefined && !isOver) await addMessage({ caseId, text }, deps)',
  },
  'escalate-customer-untold': {
    what: 'Whoever asks for a supervisor is not told who looks into it',
    file: 'functions/track/escalate.ts',
    find: '      whoAndWhen(file, { policy, channels }, { task: raised.task, ...about }),\n',
    replace: '',
  },
  'person-customer-untold': {
    what: 'Whoever asks for a person is not told who gets in touch',
    file: 'domain/tasks/ask-person.ts',
    find: '    contactNotice(context, opened.task),\n  );',
    replace: '  );',
  },
  'closed-words-nobody': {
    what: 'Whatever comes after the end is noted, and nobody is asked what becomes of it',
    file: 'domain/tasks/ask-reply.ts',
    find: "  if (isEnded(file.head) && isNothingButThanks(words)) return { meaning: 'noted' };",
    replace: "  if (isEnded(file.head)) return { meaning: 'noted' };",
  },
  'closed-further-unheard': {
    what: 'Further words after the end are heard by nobody',
    file: 'domain/tasks/ask-reply.ts',
    find: '    to !== undefined && staffNotice(policy, file.head, { to, ...about }),\n',
    replace: '',
  },
  'noted-untold': {
    what: 'Whoever is noted after the end is not told that their words were read',
    file: 'functions/desk/reply/record-reply.ts',
    find: '(isOwed ? notedReceipt(context, letter) : undefined)',
    replace: 'undefined',
  },
  'erase-not-recorded': {
    what: 'That somebody asked to be erased is not kept in their cases',
    file: 'functions/retention/erase-person.ts',
    find: '    await record(head, { reason, becomes: erasure.becomes }, deps);\n',
    replace: '',
  },
  'erase-first-only': {
    what: 'Of whoever asks to be erased only one case is',
    file: 'functions/retention/erase-person.ts',
    find: '  for (const head of await casesOfPerson(person, deps)) {',
    replace: '  for (const head of (await casesOfPerson(person, deps)).slice(0, 1)) {',
  },
  'answer-id-shared': {
    what: 'An answer takes the place of words that its case began with',
    file: 'functions/stages/offer/open-offer.ts',
    find: '  return head.splitFrom || head.linkedTo ? copiedId(head, id) : id;\n',
    replace: '  return head.splitFrom && head.linkedTo ? copiedId(head, id) : id;\n',
  },
  'unowned-unheard': {
    what: 'Words of a case that nobody owns are heard by nobody once it was examined',
    file: 'cases/inbound-message/receive-words.ts',
    find: "kind === 'examine' && status !== 'planned' && assignee === undefined",
    replace: "kind === 'examine' && status === 'open' && assignee === undefined",
  },
  'answer-any-option': {
    what: 'An answer takes whatever option it names, offered or not',
    file: 'functions/stages/offer/open-offer.ts',
    find: 'options.find((one) => one.optionId === option);',
    replace: '(options.find((one) => one.optionId === option) ?? options[0]);',
  },
  'completes-nothing': {
    what: 'Words that complete a complaint leave its customer asked for them',
    file: 'domain/tasks/completion.ts',
    find: '      items: [decided(task, { by, at })],\n',
    replace: '      items: [],\n',
  },
  'mail-wrong-case': {
    what: 'A mail is put to the case that it names, whoever sent it',
    file: 'cases/inbound-message/case-of-mail.ts',
    find: '  if (!identity) return undefined;\n',
    replace: '  if (!identity) return { caseId };\n',
  },
  'meeting-any-date': {
    what: 'A customer may take any date for a meeting',
    file: 'domain/meetings/answer.ts',
    find: '!proposed.dates.includes(date) || date <= at',
    replace: 'date <= at',
  },
  'meeting-past': {
    what: 'Dates that have passed are proposed for a meeting',
    file: 'functions/desk/meeting/propose-dates.ts',
    find: 'instant > at && instants',
    replace: 'instants',
  },
  'meeting-no-work': {
    what: 'A date that the customer took is nobody’s work',
    file: 'domain/meetings/answer.ts',
    find: '    askAboutMeeting(context, {\n',
    replace: '    reportAfter === undefined &&\n      askAboutMeeting(context, {\n',
  },
  'meeting-work-stays': {
    what: 'Whoever was asked about a meeting is asked still once it was called off',
    file: 'domain/meetings/end.ts',
    find: "    cancelTasks(openMeetingTasks(file), 'meeting-arranged'),\n",
    replace: '',
  },
  'improve-suggested': {
    what: 'Whoever suggested something hears of it only where they asked to',
    file: 'domain/improvement/tell.ts',
    find: "because === 'complained' && !wantsNews(file)",
    replace: '!wantsNews(file)',
  },
  'contact-letter-again': {
    what: 'The letter that a supervisor gets in touch takes the place of the first',
    file: 'domain/tasks/ask-person.ts',
    find: "isRaised ? '-raised' : ''",
    replace: "isRaised ? '' : ''",
  },
} satisfies Record<string, PlantedFault>;
