import { type Policy, personOf, type TemplateId } from '#domain/policy.ts';
import { type Clock, formatInstant, type Instant } from '#domain/time.ts';
import { greetingName } from '#functions/shared/greeting.ts';
import { compose, splitMessageText, toCustomer } from '#functions/shared/messages.ts';
import type { CaseFile, CaseStore, Change } from '#functions/shared/store/case-store.ts';
import type { AcknowledgeInput } from './contract.ts';
import { careTeam, excerptOf, nextStep } from './words.ts';

export type AcknowledgeDeps = {
  cases: CaseStore;
  clock: Clock;
  policy: Policy;
  trackingUrl: (caseId: string) => Promise<string>;
};

/** The customer's first words to us. */
const excerpt = ({ messages, texts }: CaseFile): string => {
  const [first] = messages
    .filter(({ direction, audience }) => direction === 'in' && audience === 'customer')
    .sort((a, b) => (a.at < b.at ? -1 : 1));
  return excerptOf(splitMessageText((first && texts.get(first.textId)) ?? '').body);
};

/** What the templates `acknowledgment` and `reopened` say, in the language of the reply. */
const valuesOf = (file: CaseFile, policy: Policy, trackingUrl: string): Record<string, string> => {
  const { head, complainant } = file;
  const { name: company, phone, zone } = policy.company;
  const tell = (at: Instant) => formatInstant(at, head.replyLanguage, zone);
  return {
    name: greetingName(complainant),
    reference: head.reference,
    receivedAt: tell(head.receivedAt),
    excerpt: excerpt(file),
    owner: head.owner ? personOf(policy, head.owner).name : careTeam[head.replyLanguage],
    nextStep: nextStep[head.replyLanguage],
    nextWordBy: tell(head.nextWordBy),
    answerBy: tell(head.answerBy),
    trackingUrl,
    company,
    phone,
  };
};

const changeOf = (file: CaseFile, at: Instant, policy: Policy, trackingUrl: string): Change => {
  const { head, complainant } = file;
  const { run } = head;
  const template: TemplateId = run > 1 ? 'reopened' : 'acknowledgment';
  const messageId = `acknowledge-${run}`;
  const content = compose(policy, template, head.replyLanguage, valuesOf(file, policy, trackingUrl));
  const { writes, effects } = toCustomer(head, complainant, { messageId, at, template, ...content });
  return {
    set: { status: 'acknowledged', stage: 'acknowledge' },
    events: [
      {
        type: 'acknowledged',
        actor: { kind: 'system' },
        data: { run, messageId, nextWordBy: head.nextWordBy, answerBy: head.answerBy },
      },
    ],
    writes,
    effects,
  };
};

const isAcknowledged = ({ head, events }: CaseFile, run: number): boolean =>
  head.run !== run || events.some(({ type, data }) => type === 'acknowledged' && data['run'] === run);

/**
 * Stage acknowledge: the first word back, once in each journey. It says what we received and when, who has it, what comes
 * next and when we write again; after a reopening, that nothing needs to be repeated.
 */
export const acknowledge = async (input: AcknowledgeInput, deps: AcknowledgeDeps): Promise<AcknowledgeInput> => {
  const { caseId, run } = input;
  const url = await deps.trackingUrl(caseId);
  const at = deps.clock.now();
  await deps.cases.change(caseId, at, (file) =>
    isAcknowledged(file, run) ? undefined : changeOf(file, at, deps.policy, url),
  );
  return input;
};
