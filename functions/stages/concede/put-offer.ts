import { channels } from '#channels/names.ts';
import { givenOf } from '#domain/agreement/given.ts';
import type { Case } from '#domain/case/case.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import { type Change, combine } from '#domain/case/change.ts';
import type { Offer } from '#domain/case/settlement.ts';
import type { Task } from '#domain/case/task.ts';
import { optionCost } from '#domain/concession/authority.ts';
import { offerText } from '#domain/concession/offer-text.ts';
import type { EarlierCase } from '#domain/concession/round-facts.ts';
import { compose, messageToCustomer, type OutgoingMessage } from '#domain/messages/compose.ts';
import { customerWords } from '#domain/messages/customer-words.ts';
import { greetingName } from '#domain/messages/greeting.ts';
import { awayApprovers, chooseApprover } from '#domain/people/authority.ts';
import { dayOf } from '#domain/people/directory.ts';
import { namedPeople } from '#domain/people/named-in-text.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { nameOf } from '#domain/tasks/decide.ts';
import { newTask } from '#domain/tasks/plan.ts';
import { type Clock, formatDay, type Instant } from '#domain/time.ts';
import { offerMessageId } from '#functions/stages/offer/contract.ts';
import type { ConcedeOutput } from './contract.ts';

export type ConcedeDeps = {
  cases: CaseStore;
  clock: Clock;
  policy: Policy;
  trackingUrl: (caseId: string) => Promise<string>;
  earlierCases: (customer: Pick<Case, 'caseId' | 'identities'>) => Promise<EarlierCase[]>;
};

/** What a proposal is made with, apart from the case. */
export type Context = { cycle: number; at: Instant; earlier: EarlierCase[]; url: string; deps: ConcedeDeps };

/** Where it goes, and what has to be stored for it; nothing where a call before has stored it. */
export type NegotiationStep = { next: Pick<ConcedeOutput, 'next' | 'taskId'>; change?: Change };

const offerTask = ({ head }: CaseFile, round: number, { cycle, at, deps }: Context): Task =>
  newTask(
    {
      kind: 'offer',
      caseId: head.caseId,
      cycle,
      parts: [round],
      assignee: 'customer',
      subject: String(round),
    },
    at,
    deps,
  );

/** The message that carries an offer: what it shows is what the customer accepts. */
const offerMessage = (
  file: CaseFile,
  { offer, task }: { offer: Offer; task: Task },
  { at, url, deps: { policy } }: Context,
): OutgoingMessage => {
  const { head, complainant } = file;
  const content = compose(policy, {
    template: 'offer',
    language: head.replyLanguage,
    values: {
      name: greetingName(complainant),
      reference: head.reference,
      round: String(offer.round),
      options: offerText(offer.options, { given: givenOf(file, offer.cycle), language: head.replyLanguage }),
      answerBy: formatDay(task.dueAt, head.replyLanguage, policy.company.zone),
      trackingUrl: url,
      owner: head.owner ? nameOf(policy, head.owner) : policy.company.name,
      company: policy.company.name,
      phone: policy.company.phone,
    },
  });
  const messageId = offerMessageId(offer.cycle, offer.round);
  return messageToCustomer(channels, { head, complainant }, { messageId, at, template: 'offer', ...content });
};

/** Puts an offer to the customer. It is an update, so the next one is due when the customer's answer is. */
export const sendOffer = (file: CaseFile, offer: Offer, context: Context): NegotiationStep => {
  const task = offerTask(file, offer.round, context);
  const open: Offer = { ...offer, status: 'open' };
  const mail = offerMessage(file, { offer: open, task }, context);
  return {
    next: { next: 'offer', taskId: task.taskId },
    change: combine(
      {
        set: { status: 'offered', stage: 'offer', nextWordBy: task.dueAt },
        events: [
          {
            type: 'offered',
            actor: { kind: 'system' },
            data: {
              cycle: offer.cycle,
              round: offer.round,
              taskId: task.taskId,
              messageId: mail.message.messageId,
              concessions: offer.options.map(({ concession }) => concession),
            },
          },
        ],
        items: [
          { kind: 'offer', offer: open },
          { kind: 'task', task },
        ],
      },
      mail,
    ),
  };
};

/** Asks for the approval of what is above the owner's authority: of neither the owner nor anybody the complaint is about. */
export const askApproval = (file: CaseFile, offer: Offer, { cycle, at, deps }: Context): NegotiationStep => {
  const { policy } = deps;
  const { caseId, owner } = file.head;
  const cost = optionCost(offer.options);
  const excluded = [...(owner ? [owner] : []), ...namedPeople(policy, customerWords(file))];
  const authority = { cost, day: dayOf(policy, at), excluded };
  const assignee = chooseApprover(policy, authority);
  const away = awayApprovers(policy, authority);
  const subject = String(offer.round);
  const task = newTask({ kind: 'approve', caseId, cycle, parts: [offer.round], assignee, subject }, at, deps);
  return {
    next: { next: 'approve', taskId: task.taskId },
    change: {
      set: { status: 'proposed', stage: 'concede' },
      events: [
        {
          type: 'proposed',
          actor: { kind: 'system' },
          data: {
            cycle,
            round: offer.round,
            taskId: task.taskId,
            proposer: owner ?? 'nobody',
            approver: assignee ?? 'nobody',
            ...(away.length > 0 && { away }),
            concessions: offer.options.map(({ concession }) => concession),
            cost,
          },
        },
      ],
      items: [
        { kind: 'offer', offer },
        { kind: 'task', task },
      ],
    },
  };
};
