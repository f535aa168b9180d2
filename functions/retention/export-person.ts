import type { Case } from '#domain/case/case.ts';
import { type CaseFile, WHOLE } from '#domain/case/case-file.ts';
import { provedKeys } from '#domain/case/identity.ts';
import { isAnothers } from '#domain/case/other-person.ts';
import { withMerged } from '#domain/case/with-merged.ts';
import type { DeliverySurvey } from '#domain/delivery-survey/delivery-survey.ts';
import type { AffectedCustomer } from '#domain/incidents/affected.ts';
import { hiddenId } from '#domain/messages/hidden-words.ts';
import { shownMessage } from '#domain/messages/shown-message.ts';
import { commitmentWords } from '#domain/promises/commitment-words.ts';
import { type DataState, dataState } from '#domain/retention/retention.ts';
import type { Instant } from '#domain/time.ts';
import type { RetentionDeps } from './deps.ts';
import { filesOf, type StoredFile } from './files.ts';
import { casesOfPerson, keysOfPerson, type PersonIdentity } from './find-person.ts';
import { listingsOfPerson } from './listings-of-person.ts';
import { type SetAsideOfPerson, setAsideOfPerson } from './set-aside-of-person.ts';
import { surveysOfPerson } from './surveys-of-person.ts';
import { type HeldWorth, worthOfPerson } from './worth-of-person.ts';

/** A case as its customer gets it. Costs, limits and reasons of ours are no data of the customer. */
const whole = (file: CaseFile) => {
  const messages = file.messages.filter((message) => !message.person);
  const { head, complainant, texts, offers, agreements, examinations, events } = file;
  const inMessages = new Set(file.messages.flatMap(({ messageId, textId }) => [textId, hiddenId(messageId)]));
  return {
    language: head.language,
    channel: head.channel,
    orderRef: head.orderRef,
    product: head.product,
    occurredAt: head.occurredAt,
    topic: head.topic,
    kind: head.kind,
    severity: head.severity?.level,
    feeling: head.feeling,
    complainant,
    messages: messages.map((message) => {
      const { messageId, direction, audience, channel, at, textId } = message;
      const hidden = texts.get(hiddenId(messageId));
      const words = shownMessage(message, texts.get(textId) ?? '');
      return { messageId, direction, audience, channel, at, ...words, ...(hidden && { hidden }) };
    }),
    texts: [...texts].filter(([id]) => !inMessages.has(id)).map(([id, text]) => ({ id, text })),
    examinations: examinations.map(({ cycle, cause }) => ({ cycle, cause })),
    offers: offers.map(({ cycle, round, status, chosen, answeredAt, options }) => ({
      ...{ cycle, round, status, chosen, answeredAt },
      options: options.map(({ optionId, title, detail, value }) => ({ option: optionId, title, detail, value })),
    })),
    agreements: agreements.map(({ cycle, kind, textId, sha256, madeAt, commitments }) => ({
      ...{ cycle, kind, sha256, madeAt },
      text: texts.get(textId) ?? '',
      promises: commitments.map(({ dueAt, value, kept, ...promised }) => ({
        what: commitmentWords(texts, promised),
        ...{ dueAt, value, kept },
      })),
    })),
    history: events.map(({ at, type }) => ({ at, type })),
    files: filesOf(file),
  };
};

type Exported = {
  caseId: string;
  reference: string;
  receivedAt: Instant;
  closedAt?: Instant;
  state: DataState;
  /** Why there is no more of it. */
  note?: string;
  mergedInto?: string;
} & Partial<ReturnType<typeof whole>>;

/** Everything that Amends holds of a person (GDPR art. 15 and 20). */
export type PersonExport = {
  exportedAt: Instant;
  person: PersonIdentity;
  cases: Exported[];
  /** Mails that say they are theirs and opened nothing: somebody has to look at them before they are given out. */
  setAside: SetAsideOfPerson[];
  files: StoredFile[];
  /** What the company says they are worth to it (policy/customers.yaml). */
  worth: HeldWorth[];
  /** What they were or will be asked after deliveries. */
  surveys: DeliverySurvey[];
  /** Lists of incidents that they are on, as somebody who is affected. */
  listings: AffectedCustomer[];
};

const NOTES: Partial<Record<DataState, string>> = {
  blocked: 'Blocked (LOPDGDD art. 32): kept for courts and authorities only, then destroyed',
  destroyed: 'Its personal data was destroyed',
};

const CLAIMED =
  'Filed with this address or number by somebody who has not proved to have it: somebody has to look at the case before it is given out';

/** Whose data is given out: all of a case only where one of these pseudonyms proved itself in it, or a person has looked at it. */
type Asked = { keys: string[]; withClaimed: boolean };

const isTheirs = (head: Case, { keys, withClaimed }: Asked): boolean =>
  withClaimed || provedKeys(head).some((key) => keys.includes(key));

const exported = async (
  { caseId }: Case,
  asked: Asked,
  { cases, clock }: RetentionDeps,
): Promise<Exported | undefined> => {
  const file = await cases.load(caseId, WHOLE);
  if (!file) return undefined;
  const isWhole = dataState(file.head) === 'living' && isTheirs(file.head, asked);
  const { reference, receivedAt, closedAt, mergedInto } = file.head;
  const state = dataState(file.head);
  if (isWhole)
    await cases.change(caseId, clock.now(), () => ({
      events: [{ type: 'exported', actor: { kind: 'system' }, data: { purpose: 'access' } }],
    }));
  const note = NOTES[state] ?? (isWhole ? undefined : CLAIMED);
  return {
    ...{ caseId, reference, receivedAt, state },
    ...(closedAt && { closedAt }),
    ...(mergedInto && { mergedInto }),
    ...(note && { note }),
    ...(isWhole && whole(file)),
  };
};

/**
 * Gathers what a person may see of themself, and records in each case that it was given out. Of a case in which they have proved
 * nothing only how it stands: a stranger may have filed it.
 * @param withClaimed somebody has looked at those cases and found that they are this person's
 */
export const exportPerson = async (
  { withClaimed = false, ...person }: PersonIdentity & { withClaimed?: boolean },
  deps: RetentionDeps,
): Promise<PersonExport> => {
  const asked = { keys: await keysOfPerson(person, deps), withClaimed };
  const found: Exported[] = [];
  for (const own of await casesOfPerson(person, deps))
    for (const id of await withMerged(own.caseId, deps)) {
      if (isAnothers(own, id)) continue;
      const head = await deps.cases.head(id);
      const one = head && (await exported(head, asked, deps));
      if (one) found.push(one);
    }
  const setAside = await setAsideOfPerson(person, deps);
  return {
    exportedAt: deps.clock.now(),
    person,
    cases: found,
    setAside,
    worth: await worthOfPerson(person, deps),
    surveys: await surveysOfPerson(person, deps),
    listings: await listingsOfPerson(person, deps),
    files: [...found.flatMap(({ files = [] }) => files), ...setAside.map(({ file }) => file)],
  };
};
