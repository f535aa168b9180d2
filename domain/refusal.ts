import type { RefusalDetails } from './refusal-details.ts';
import type { LocalizedText } from './values.ts';

/**
 * One field that is wrong: `pointer` is a JSON pointer (RFC 6901), `message` says what is allowed to programs; `says` the same to a
 * person, where whoever refuses knows it better than the table of messages.
 */
export type FieldError = { pointer: string; message: string; says?: LocalizedText };

/**
 * What sort of no a refusal is, in words of the domain: `invalid` cannot be understood, `unfit` is understood but does not fit
 * this case, `conflict` came too late or too early for how the case stands, `outdated` was decided on what has changed since.
 */
export type RefusalKind =
  | 'invalid'
  | 'signed-out'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'outdated'
  | 'unfit'
  | 'too-many';

/**
 * Everything Amends says no to. A code is stable for ever, as clients switch on it: one code for one reason, whoever gives it.
 * The title is what a person reads where the place that refuses has nothing more precise to say.
 */
export const refusals = {
  'request-invalid': { kind: 'invalid', title: 'The request is not valid' },
  'idempotency-key-invalid': { kind: 'invalid', title: 'The header Idempotency-Key is not valid' },
  'file-not-allowed': { kind: 'invalid', title: 'A file is not of a kind that is taken, or there are too many' },
  'value-unknown': { kind: 'invalid', title: 'There is no such value' },
  'value-invalid': { kind: 'invalid', title: 'The value is not valid' },
  'period-invalid': { kind: 'invalid', title: 'The period is not valid' },
  'consent-missing': { kind: 'invalid', title: 'A recorded call needs the consent of the customer' },
  'proof-missing': { kind: 'invalid', title: 'A kept promise needs a proof' },
  'score-out-of-range': { kind: 'invalid', title: 'The score is out of range' },
  'option-unclear': { kind: 'invalid', title: 'Which option is accepted?' },
  'reason-missing': { kind: 'invalid', title: 'This needs a reason' },
  'change-missing': { kind: 'invalid', title: 'What is changed?' },
  'options-missing': { kind: 'invalid', title: 'The options do not fit' },

  'signed-out': { kind: 'signed-out', title: 'Sign in first' },

  'not-in-care-team': { kind: 'forbidden', title: 'Only the care team can use the desk' },
  'role-missing': { kind: 'forbidden', title: 'Only somebody with another role can do this' },
  'not-your-task': { kind: 'forbidden', title: 'Only its assignee or a supervisor can do this' },
  'not-your-case': { kind: 'forbidden', title: 'Only its owner or a supervisor can do this' },
  'not-your-message': { kind: 'forbidden', title: 'Only whoever wrote the message can take it back' },
  'concerned-by-case': { kind: 'forbidden', title: 'The case is about you: somebody else sees to it' },
  'not-your-view': { kind: 'forbidden', title: 'Only who made it or a supervisor can take a view from the team' },
  'task-of-customer': { kind: 'forbidden', title: 'This task belongs to the customer' },
  'file-not-shown': { kind: 'forbidden', title: 'Experts open the files that their question shows' },
  'action-ended': { kind: 'conflict', title: 'The action is done or was given up before' },
  'action-without-words': {
    kind: 'conflict',
    title: 'The action is not done, or nothing was written that customers are to be told',
  },
  'own-proposal': {
    kind: 'forbidden',
    title: 'Nobody approves what they had a part in: another approver must decide',
  },
  'own-authority': { kind: 'forbidden', title: 'Nobody gives themselves more authority: other people have to' },
  'limit-too-low': { kind: 'forbidden', title: 'This needs a higher limit in one case' },
  'kind-beyond-authority': { kind: 'forbidden', title: 'Only some may grant a concession of this kind' },
  'customer-beyond-authority': {
    kind: 'forbidden',
    title: 'With what the customer got in other cases this needs somebody who may grant more',
  },
  'budget-exhausted': {
    kind: 'forbidden',
    title: 'The budget has not enough left: only somebody who may exceed it can grant this',
  },
  'hand-overs-used-up': { kind: 'forbidden', title: 'After so many hand-overs only a supervisor can take it back' },
  'expert-not-asked': { kind: 'forbidden', title: 'Experts see the cases they were asked about' },
  'acceptance-needs-person': {
    kind: 'forbidden',
    title: 'Please call us or answer our mail to accept this: we have to know first that it is you',
  },
  'link-state-only': {
    kind: 'forbidden',
    title: 'This link shows only how the complaint stands; please use the one we sent to you',
  },
  'delivery-unproved': {
    kind: 'forbidden',
    title: 'This delivery could not be proved to come from the platform',
  },
  'challenge-failed': { kind: 'forbidden', title: 'The verification does not fit' },

  'no-such-action': { kind: 'not-found', title: 'There is no such corrective action' },
  'no-such-file': { kind: 'not-found', title: 'There is no such file' },
  'no-such-case': { kind: 'not-found', title: 'There is no such case' },
  'no-such-task': { kind: 'not-found', title: 'There is no such task' },
  'no-such-message': { kind: 'not-found', title: 'There is no such message to the customer in this case' },
  'no-such-call-group': { kind: 'not-found', title: 'There is no such group of calls' },
  'no-such-incident': { kind: 'not-found', title: 'There is no such incident' },
  'no-such-delivery': { kind: 'not-found', title: 'No mail was delivered under that id' },
  'no-such-link': { kind: 'not-found', title: 'There is nothing here' },
  'link-over': { kind: 'not-found', title: 'This link no longer holds; ask for a new one' },
  'no-such-draft': { kind: 'not-found', title: 'Nothing unsent is kept under that name' },
  'no-such-adr-request': { kind: 'not-found', title: 'No outside body asked under that number' },
  'no-such-channel': { kind: 'not-found', title: 'There is no such channel' },
  'channel-not-set-up': { kind: 'not-found', title: 'This channel is not set up' },
  'no-such-request': { kind: 'not-found', title: 'Nobody asks for this, or it was answered before' },
  'no-such-entry': { kind: 'not-found', title: 'There is no such entry in the manual' },
  'no-such-landmark': { kind: 'not-found', title: 'This case is none to learn from' },
  'no-such-integration': { kind: 'not-found', title: 'There is no such integration, or it is not set up' },
  'no-challenge': { kind: 'not-found', title: 'There is nothing to read here' },

  'task-decided-before': { kind: 'conflict', title: 'The task was decided before' },
  'task-not-open': { kind: 'conflict', title: 'The task is not open' },
  'execution-under-way': {
    kind: 'conflict',
    title: 'A system carries this promise out: only its confirmation keeps it',
  },
  'execution-not-failed': { kind: 'conflict', title: 'The request has not failed: it is not sent again' },
  'no-open-offer': { kind: 'conflict', title: 'There is no open offer' },
  'offer-answered-before': { kind: 'conflict', title: 'The offer was answered before' },
  'offer-is-another': { kind: 'conflict', title: 'The open offer is another than the one that is answered' },
  'agreement-is-another': {
    kind: 'conflict',
    title: 'The text of the agreement changed since it was shown; read it again before accepting it',
  },
  'agreement-not-ready': { kind: 'conflict', title: 'There is no agreement and no final answer yet' },
  'no-open-survey': { kind: 'conflict', title: 'There is no open survey' },
  'delivery-taken-in': { kind: 'conflict', title: 'The mail is in a case already' },
  'delivery-infected': {
    kind: 'conflict',
    title:
      'The mail has a virus: it is not opened from here, and its original is not given out. Ask whoever looks after the systems (docs/runbook.md)',
  },
  'original-gone': { kind: 'conflict', title: 'The original of the mail is gone' },
  'original-held': {
    kind: 'conflict',
    title:
      'Held: nothing says yet that it is free of malware. A scan takes minutes; where it stays held, ask whoever looks after the systems (docs/runbook.md)',
  },
  'original-infected': {
    kind: 'conflict',
    title: 'There is malware in it: it is not handed out. Ask whoever looks after the systems (docs/runbook.md)',
  },
  'original-too-large': { kind: 'conflict', title: 'The original is too large to be handed out here' },
  'message-left': { kind: 'conflict', title: 'The message has left already' },
  'file-refused': { kind: 'conflict', title: 'The file is of a kind that is not kept' },
  'file-awaited': { kind: 'conflict', title: 'The file is not here: the platform it came by has it still' },
  'file-gone': { kind: 'conflict', title: 'The file is gone' },
  'file-held': {
    kind: 'conflict',
    title:
      'Held: nothing says yet that the file is free of malware. A scan takes minutes; where it stays held, ask whoever looks after the systems (docs/runbook.md)',
  },
  'file-infected': {
    kind: 'conflict',
    title: 'There is malware in the file: it is not handed out. Ask whoever looks after the systems (docs/runbook.md)',
  },
  'case-blocked': { kind: 'conflict', title: 'The case is blocked: nothing can be added to it' },
  'case-not-blocked': { kind: 'conflict', title: 'The case is not blocked' },
  'staff-changed': { kind: 'outdated', title: 'Somebody has changed the team since: read it again' },
  'entry-changed': { kind: 'outdated', title: 'Somebody has changed this entry since: read it again' },
  'case-changed': {
    kind: 'outdated',
    title: 'Something has happened in the case since you read it; read it before you go on',
  },
  'changed-elsewhere': {
    kind: 'outdated',
    title: 'It was changed in another window or browser since you read it; read it before you go on',
  },
  'case-closed': { kind: 'conflict', title: 'The case is closed' },
  'case-not-closed': { kind: 'conflict', title: 'The case is not closed' },
  'case-merged': { kind: 'conflict', title: 'The case was merged into another; name that one' },
  'case-parked': { kind: 'conflict', title: 'The case was set aside; take it up again first' },
  'case-settled': { kind: 'conflict', title: 'The case is settled: what was agreed is kept as it stands' },
  'case-in-motion': {
    kind: 'conflict',
    title: 'The case is on its way and waits for nobody; try again in a moment',
  },
  'incident-decided-before': { kind: 'conflict', title: 'Somebody has decided on this incident meanwhile' },
  'incident-not-confirmed': {
    kind: 'conflict',
    title: 'Only an incident that was confirmed and is not closed allows this',
  },
  'incident-exists': {
    kind: 'conflict',
    title: 'There is an incident about this already, or there was one a short time ago',
  },
  'incident-without-cause': { kind: 'conflict', title: 'Record the cause and the corrective action first' },
  'incident-message-waits': {
    kind: 'conflict',
    title: 'A message to all waits already: somebody releases or refuses it first',
  },
  'case-in-another-incident': {
    kind: 'conflict',
    title: 'The case belongs to another incident: take it out of that one first',
  },
  'review-asked-before': {
    kind: 'conflict',
    title: 'Somebody was asked already to look back over all cases of the customer, and is at it',
  },
  'snooze-too-late': { kind: 'conflict', title: 'It is due: what is due cannot be put off' },
  'offer-pending': {
    kind: 'conflict',
    title: 'The customer has an offer in hand; do it the other way round, or wait for the answer',
  },
  'body-pending': { kind: 'conflict', title: 'An outside body looks at the case; wait for its outcome' },
  'personal-data-destroyed': { kind: 'conflict', title: 'The personal data of the case was destroyed' },
  'same-case': { kind: 'conflict', title: 'The two are one case already' },
  'merge-target-not-open': {
    kind: 'conflict',
    title: 'The other case is closed or set aside; merge into one that is open',
  },
  'different-people': {
    kind: 'conflict',
    title:
      'The two cases seem to be of different people. Merge with acknowledgeDifferentPeople: true, and both are notified and read only their own words; or with samePerson: true, if they are one person',
  },
  'merge-undone-before': { kind: 'conflict', title: 'The case was undone before' },
  'merged-further': { kind: 'conflict', title: 'The other case was merged on; undo that first' },
  'nothing-to-undo': {
    kind: 'conflict',
    title: 'There is nothing to undo here; name the case that was merged or split off',
  },
  'nothing-proposed': { kind: 'conflict', title: 'Nothing waits to be approved in this entry' },
  'view-name-taken': { kind: 'conflict', title: 'The team has a view of that name already, of somebody else' },
  'nobody-works-on-case': { kind: 'conflict', title: 'Nobody works on this case now' },
  'case-never-moved': { kind: 'conflict', title: 'The case never left its owner' },
  'case-yours-already': { kind: 'conflict', title: 'The case is yours already' },
  'adr-request-of-another-body': { kind: 'conflict', title: 'Another body has a request of that number' },
  'hold-not-in-force': { kind: 'conflict', title: 'The hold does not stand' },
  'not-under-examination': {
    kind: 'conflict',
    title: 'Completion can be asked for while the case is examined',
  },
  'completion-asked-before': { kind: 'conflict', title: 'The customer was asked already' },
  'complaint-answered': {
    kind: 'conflict',
    title: 'The complaint has its answer; nothing can be added to its points',
  },
  'no-answer-owed': { kind: 'conflict', title: 'No answer is owed in this case now' },
  'answer-time-paused': {
    kind: 'conflict',
    title: 'The time for the answer stands still: nothing is late',
  },
  'late-notice-given-before': {
    kind: 'conflict',
    title: 'The customer was told already; there is no further extension',
  },
  'late-notice-too-late': {
    kind: 'conflict',
    title: 'The notice comes too late, and the date of the answer stays',
  },
  'answer-time-fixed': { kind: 'conflict', title: 'The time for the answer cannot be extended' },
  'words-unseen': { kind: 'conflict', title: 'The customer has written more than you have read' },
  'links-renewed-before': { kind: 'conflict', title: 'Somebody has just withdrawn the links; look at the case again' },
  'links-used-up': { kind: 'conflict', title: 'The links of this case were renewed as often as they can be' },
  'receipt-not-ready': { kind: 'conflict', title: 'The receipt is being written; try again in a moment' },
  'no-opinions-differ': {
    kind: 'conflict',
    title: 'Nobody decides between opinions in this case now: another one is asked for while they do',
  },
  'third-opinion-asked-before': {
    kind: 'conflict',
    title: 'Another opinion is asked for already; wait for the answer',
  },
  'no-open-meeting': { kind: 'conflict', title: 'No dates of a meeting wait for an answer, and none is to come' },
  'meeting-pending': {
    kind: 'conflict',
    title: 'A meeting with the customer stands in the way: say how it went, or call it off first',
  },
  'meeting-date-unfit': { kind: 'unfit', title: 'This date cannot be chosen, or is over' },
  'nothing-to-correct': {
    kind: 'conflict',
    title: 'No earlier complaints are known, they were disputed before, or the case has ended',
  },
  'contact-under-way': { kind: 'conflict', title: 'Somebody is about to get in touch already' },
  'escalated-before': { kind: 'conflict', title: 'Somebody with more say has the case already' },

  'idempotency-key-reused': { kind: 'unfit', title: 'This idempotency key belongs to another complaint' },
  'task-of-another-kind': { kind: 'unfit', title: 'This task is of another kind' },
  'task-not-transferable': { kind: 'unfit', title: 'This task belongs to the customer' },
  'staff-unfit': { kind: 'unfit', title: 'The team would not fit the policy' },
  'person-known': { kind: 'conflict', title: 'There is somebody with that id in the team already' },
  'person-has-work': { kind: 'conflict', title: 'They still have open cases or tasks: hand them over first' },
  'person-unfit': { kind: 'unfit', title: 'This person cannot take it' },
  'points-unknown': { kind: 'unfit', title: 'The points do not fit those of the case' },
  'points-too-many': { kind: 'unfit', title: 'A case has at most so many points' },
  'points-unanswered': { kind: 'unfit', title: 'Each point of the complaint needs an answer' },
  'options-unfit': { kind: 'unfit', title: 'The options do not fit' },
  'evidence-unfit': { kind: 'unfit', title: 'The evidence is not of this case, or older than the offer' },
  'commitments-unfit': { kind: 'unfit', title: 'The commitments of the letter do not fit' },
  'commitment-missing': {
    kind: 'unfit',
    title: 'What happened is ours: the letter needs a commitment, with its owner and date',
  },
  'letter-incomplete': { kind: 'unfit', title: 'The text lacks what it has to hold' },
  'drafts-too-many': { kind: 'unfit', title: 'Too much is begun and not sent: send or discard some of it' },
  'personal-data-found': {
    kind: 'unfit',
    title: 'The manual outlives the cases it comes from: it names no customer',
  },
  'views-too-many': { kind: 'unfit', title: 'There are 50 views already: take one away first' },
  'offer-not-expired': { kind: 'unfit', title: 'The customer still has time to answer' },
  'period-too-large': { kind: 'unfit', title: 'The period has too many cases; ask for a shorter one' },
  'day-impossible': { kind: 'unfit', title: 'The complaint cannot have reached us on that day' },
  'topic-unknown': { kind: 'unfit', title: 'There is no such topic' },
  'body-unknown': { kind: 'unfit', title: 'The outside body is not known' },
  'split-unfit': { kind: 'unfit', title: 'The case cannot be split like that' },
  'case-too-large': { kind: 'unfit', title: 'A case of so many messages is merged the other way round' },
  'code-needed': { kind: 'unfit', title: 'Accepting this takes the code that we have sent to you' },
  'code-wrong': { kind: 'unfit', title: 'This is not the code that we have sent to you' },
  'tone-wrong': {
    kind: 'unfit',
    title: 'The text strikes a wrong tone; change it, or send it with acceptTone',
  },

  'too-many-messages': {
    kind: 'too-many',
    title: 'Many messages are waiting for our answer; please call us if it is urgent',
  },
  'codes-used-up': { kind: 'too-many', title: 'Too many codes were asked for; please call us to accept the offer' },
  'escalated-to-the-top': { kind: 'too-many', title: 'Whoever has the last word has seen the case' },
} as const satisfies Record<string, { kind: RefusalKind; title: string }>;

export type RefusalCode = keyof typeof refusals;

/** What a place that refuses can say more precisely than the table: `title` in English, `es` in Spanish. */
type Precisely = { title?: string; es?: string; errors?: FieldError[]; details?: RefusalDetails };

/** Somebody's request is refused, by a rule of the domain: nothing has changed, and repeating it as it is cannot help. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;
  readonly kind: RefusalKind;
  readonly errors: FieldError[];
  readonly details: RefusalDetails;
  /** In Spanish, where the place that refuses says it more precisely than `wordsOf` of refusal-words.ts would. */
  readonly es: string | undefined;
  constructor(code: RefusalCode, { title = refusals[code].title, es, errors = [], details = {} }: Precisely = {}) {
    super(title);
    this.es = es;
    this.code = code;
    this.kind = refusals[code].kind;
    this.errors = errors;
    this.details = details;
  }
}
