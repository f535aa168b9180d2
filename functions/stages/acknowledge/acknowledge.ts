import { casesOfSamePerson } from '#cases/store/earlier-cases.ts';
import type { Table } from '#cases/store/table.ts';
import { channels } from '#channels/names.ts';
import { type Case, mayBeComplaint } from '#domain/case/case.ts';
import type { CaseContext, CaseFile } from '#domain/case/case-file.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import { type Change, type ChangePart, combine } from '#domain/case/change.ts';
import { eventsOf } from '#domain/case/events.ts';
import { isProved } from '#domain/case/identity.ts';
import type { Law } from '#domain/deadline/law.ts';
import { caseMessage } from '#domain/messages/case-message.ts';
import { isNoticed, isRecorded } from '#domain/messages/channel-facts.ts';
import { customerWords } from '#domain/messages/customer-words.ts';
import { firstWords } from '#domain/messages/first-words.ts';
import { heardWords } from '#domain/messages/hidden-words.ts';
import { letterLanguageOf } from '#domain/messages/letter-language.ts';
import { holdsCustomersWords } from '#domain/messages/quoted-by-systems.ts';
import { mayQuote } from '#domain/messages/routing.ts';
import { shownMessage } from '#domain/messages/shown-message.ts';
import { personOf } from '#domain/people/directory.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { TemplateId } from '#domain/policy/schema/templates.ts';
import { issueReceipt } from '#domain/receipt/receipt.ts';
import { askedInWords, type PersonAsked } from '#domain/tasks/ask-person.ts';
import { askedForTheirData } from '#domain/tasks/ask-personal-data.ts';
import { type Clock, formatDay, formatInstant, type Instant } from '#domain/time.ts';
import { dangersIn, kindsOfDanger } from '#domain/urgent/danger.ts';
import { openCallOf } from '#domain/urgent/open-call.ts';
import { openOutageUpdate } from '#domain/urgent/outage-update.ts';
import { urgentPlaces } from '#domain/urgent/urgent-words.ts';
import type { LetterLanguage } from '#domain/vocabulary.ts';
import { askAccountReview, reviewDue } from '#domain/worth/account-review.ts';
import { complaintsAmong } from '#domain/worth/complaints-before.ts';
import type { AcknowledgeInput } from './contract.ts';
import {
  careTeam,
  earlierKnown,
  matter,
  nextStep,
  nextStepInOutage,
  notedByUs,
  receiptAt,
  recordingNotKept,
  recordingOnRequest,
  writtenByYou,
} from './words.ts';

export type AcknowledgeDeps = {
  cases: CaseStore;
  clock: Clock;
  policy: Policy;
  law: Law;
  trackingUrl: (caseId: string) => Promise<string>;
  /** Where staff find the desk; for notices. */
  deskUrl: string;
  table: Table;
};

/** What the values of a template depend on besides the case. */
type Writing = { language: LetterLanguage; trackingUrl: string; others: readonly Case[] };

/** Whether what is known of the customer may stand in a letter to them: whoever only claims to be somebody reads nothing of them. */
const mayName = ({ head, complainant }: CaseFile): boolean => isProved(head) && mayQuote({ head, complainant });

/** That earlier complaints are known; nothing where there are none, or what came is no complaint. */
const earlierWords = (
  file: CaseFile,
  { company, customers }: Pick<Policy, 'company' | 'customers'>,
  { language, others }: Writing,
): string => {
  const { zone } = company;
  const { cases, since, atLeast } = complaintsAmong(others, file.head);
  if (!customers.tellEarlier) return '';
  if (since === undefined || cases === 0 || !mayBeComplaint(file.head) || !mayName(file)) return '';
  return `\n\n${earlierKnown[language]({ cases, atLeast, since: formatDay(since, language, zone) })}`;
};

/**
 * What the receipt certifies. Who has proved to be the customer reads it whole; to an address that was only claimed goes a link to
 * it, so that nobody's mailbox is filled with what a stranger wrote. What staff wrote down is not quoted as the customer's words.
 */
const said = (file: CaseFile, { language, trackingUrl }: Writing): string => {
  const { messages, texts } = file;
  if (!mayName(file)) return receiptAt[language](`${trackingUrl}/receipt.pdf`);
  const [first] = messages
    .filter(({ direction, audience, person }) => direction === 'in' && audience === 'customer' && !person)
    .sort((a, b) => (a.at < b.at ? -1 : 1));
  const { subject, text } = first ? shownMessage(first, texts.get(first.textId) ?? '') : { text: '' };
  const content = [subject, text.trim()].filter(Boolean).join('\n\n');
  return (first?.channel === 'staff' ? notedByUs : writtenByYou)[language](content);
};

/** How to get what was recorded of a call or a chat (Ley 10/2025, art. 12.1); nothing for what was written to us. */
const recordingWords = ({ head, events }: CaseFile, language: LetterLanguage): string => {
  if (!isRecorded(channels, head.channel)) return '';
  const isRefused = eventsOf(events, 'recording-consent').some(({ data }) => data.consent === 'refused');
  return ` ${(isRefused ? recordingNotKept : recordingOnRequest)[language]}`;
};

/** What the templates `acknowledgment` and `reopened` say, in the language of the letter. */
const valuesOf = (file: CaseFile, policy: Policy, writing: Writing): Record<string, string> => {
  const { head } = file;
  const { zone } = policy.company;
  const { language, trackingUrl } = writing;
  const inWords = (at: Instant) => formatInstant(at, language, zone);
  return {
    matter: matter[mayBeComplaint(head) ? 'complaint' : 'message'][language],
    receivedAt: inWords(head.receivedAt),
    said: said(file, writing),
    owner: head.owner ? personOf(policy, head.owner).name : careTeam[language],
    nextStep: nextStepOf(file, policy, language),
    nextWordBy: inWords(head.nextWordBy),
    answerBy: inWords(head.answerBy),
    recording: recordingWords(file, language),
    earlier: earlierWords(file, policy, writing),
    trackingUrl,
  };
};

type Context = CaseContext<AcknowledgeDeps>;

/** The case as a part of the change makes it: its head, and the tasks that open. */
const applied = (file: CaseFile, { set = {}, items = [] }: ChangePart): CaseFile => ({
  ...file,
  head: { ...file.head, ...set },
  tasks: [...file.tasks, ...items.flatMap((item) => (item.kind === 'task' ? [item.task] : []))],
});

/** Who asks for a person in the first message is notified of one as soon as the case has an owner. */
const firstAsked = (context: Context): PersonAsked => {
  const { file, deps } = context;
  return askedInWords(
    { ...context, deps: { ...deps, channels } },
    { text: customerWords(file), channel: file.head.channel },
  );
};

/**
 * Who asks about their personal data in what a case begins with is put to a supervisor, whatever else they write and however it is
 * read, by a month from when the first such words came.
 */
const firstAskedForData = ({ file, at, deps }: Context): ChangePart | undefined => {
  const { head } = file;
  for (const { at: said, ...words } of firstWords(file)) {
    const [since = said] = [said, ...(words.isFirst ? [head.receivedAt] : [])].sort();
    const asked = askedForTheirData({ file, at, deps }, { text: words.text, textId: words.textId, since });
    if (asked) return asked;
  }
  return undefined;
};

/** What the message says where people may be in danger: while a call is open, or others are called for the same failure. */
const urgency = (file: CaseFile, policy: Policy): Record<string, string> | undefined => {
  const { head, tasks, events } = file;
  const task = openCallOf(tasks);
  const isGrouped = eventsOf(events, 'call-needed').some(({ data }) => data.taskId === undefined);
  if (!task && !(isGrouped && head.cycle === 1)) return undefined;
  return urgentPlaces(policy, { head, task, kinds: kindsOfDanger(dangersIn(policy, heardWords(file))) });
};

/** Who hears within hours why a service is cut off is told until when; everybody else, that the case is read. */
const nextStepOf = ({ tasks, head }: CaseFile, policy: Policy, language: LetterLanguage): string => {
  const update = tasks.find(
    ({ kind, status, cycle }) => kind === 'outage-update' && status === 'open' && cycle === head.cycle,
  );
  return update
    ? nextStepInOutage[language](formatInstant(update.dueAt, language, policy.company.zone))
    : nextStep[language];
};

/** Whoever ended a contract, and said nothing to the system that tells us, is not said to have complained. */
const isEnding = (file: CaseFile): boolean =>
  isNoticed(channels, file.head.channel) && !holdsCustomersWords(customerWords(file));

const templateOf = (file: CaseFile, isUrgent: boolean): TemplateId => {
  if (isUrgent) return 'acknowledgment-urgent';
  if (file.head.cycle > 1) return 'reopened';
  return isEnding(file) ? 'contract-ended' : 'acknowledgment';
};

/** A customer who complained so often that somebody should look at the whole of it. */
const askedToReview = ({ file, ...context }: Context, others: readonly Case[]): ChangePart | undefined => {
  const complaints = reviewDue(file.head, others, context.deps.policy);
  if (complaints === undefined) return undefined;
  const { taskId: _, dueAt: __, ...part } = askAccountReview({ file, ...context }, { complaints });
  return part;
};

const changeOf = (context: Context, { trackingUrl, others }: Omit<Writing, 'language'>): Change => {
  const { at, deps } = context;
  const { policy } = deps;
  const outage = openOutageUpdate(context.file, at, deps);
  const file = applied(context.file, outage);
  const { head } = file;
  const { cycle } = head;
  const urgent = urgency(file, policy);
  const template = templateOf(file, urgent !== undefined);
  const messageId = `acknowledge-${cycle}`;
  const language = letterLanguageOf(policy, head, template);
  const values = { ...valuesOf(file, policy, { language, trackingUrl, others }), ...urgent };
  return combine(
    {
      set: { status: 'acknowledged', stage: 'acknowledge' },
      events: [
        {
          type: 'acknowledged',
          actor: { kind: 'system' },
          data: {
            cycle,
            messageId,
            ...(head.owner && { owner: head.owner }),
            nextWordBy: head.nextWordBy,
            answerBy: head.answerBy,
          },
        },
      ],
    },
    caseMessage(file, { policy, channels }, { messageId, at, template, values }),
    outage,
    cycle === 1 && !isEnding(file) && issueReceipt(file, policy),
    cycle === 1 && firstAsked(context),
    cycle === 1 && firstAskedForData(context),
    cycle === 1 && askedToReview(context, others),
  );
};

/**
 * What was brought in already acknowledged is not acknowledged again; and where the date of the answer has passed meanwhile, no letter
 * goes out by itself that names it: a person writes.
 */
const isSilent = ({ head, events }: CaseFile, at: Instant): boolean => {
  const [brought] = eventsOf(events, 'brought-in');
  return head.cycle === 1 && brought !== undefined && (brought.data.acknowledged || head.answerBy < at);
};

const passedOver = ({ file: { head } }: Context): Change => ({
  set: { status: 'acknowledged', stage: 'acknowledge' },
  events: [
    {
      type: 'acknowledged',
      actor: { kind: 'system' },
      data: {
        cycle: head.cycle,
        ...(head.owner && { owner: head.owner }),
        nextWordBy: head.nextWordBy,
        answerBy: head.answerBy,
      },
    },
  ],
});

const isAcknowledged = ({ head, events }: CaseFile, cycle: number): boolean =>
  head.cycle !== cycle || events.some(({ type, data }) => type === 'acknowledged' && data.cycle === cycle);

/** The other cases of the customer: read with the first letter of a case, for a customer who has proved who they are. */
const othersOf = async ({ caseId, cycle }: AcknowledgeInput, deps: AcknowledgeDeps): Promise<Case[]> => {
  const head = cycle === 1 ? await deps.cases.head(caseId) : undefined;
  return head && isProved(head) ? casesOfSamePerson(deps.table, head) : [];
};

/**
 * Stage acknowledge: the first message back, once in each cycle. It says what we received and when, who has it, what comes
 * next and when we write again; after a reopening, that nothing needs to be repeated. Who asked for a person at once is
 * given one with it.
 */
export const acknowledge = async (input: AcknowledgeInput, deps: AcknowledgeDeps): Promise<AcknowledgeInput> => {
  const { caseId, cycle } = input;
  const trackingUrl = await deps.trackingUrl(caseId);
  const others = await othersOf(input, deps);
  const at = deps.clock.now();
  await deps.cases.change(caseId, at, (file) => {
    if (isAcknowledged(file, cycle)) return undefined;
    const context = { file, at, deps };
    // Whoever may not be written to by itself waits for an answer all the same.
    if (isSilent(file, at)) return combine(passedOver(context), firstAskedForData(context));
    return changeOf(context, { trackingUrl, others });
  });
  return input;
};
