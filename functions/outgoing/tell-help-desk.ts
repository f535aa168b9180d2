import { announcementsOf } from '#cases/store/announcements.ts';
import { customerCases } from '#cases/store/look-ups.ts';
import type { OutboxItem } from '#cases/store/outbox.ts';
import { Refused, type Told } from '#channels/contract.ts';
import { helpDesks } from '#channels/help-desks.ts';
import { getNumber, getText } from '#channels/json.ts';
import { announcedType } from '#domain/announcements/announced-event.ts';
import { type HelpDeskEvent, helpDeskEvents } from '#domain/announcements/help-desk-events.ts';
import type { Integration } from '#domain/policy/schema/integrations.ts';
import { durationMs } from '#domain/time.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import type { OutgoingDeps } from './deps.ts';

type Words = Record<ReplyLanguage, string>;
type Telling = { words: Words; mark: string; becomes?: Told['becomes'] };

const RESULTS: Record<string, Words> = {
  agreed: { es: 'con un acuerdo', en: 'by an agreement' },
  answered: { es: 'con una respuesta final', en: 'by a final answer' },
};
const ENDED: Words = { es: 'cerrado', en: 'closed' };

/** What agents are told, by the type of the event. Marks count the cycles, so that each is told once. */
const tellings: Record<HelpDeskEvent, (data: unknown) => Telling> = {
  acknowledged: (data) => ({
    words: { es: 'Reclamación en curso', en: 'Complaint under way' },
    mark: `amends-taken-${getNumber(data, 'cycle') ?? 1}`,
  }),
  'outcome-recorded': (data) => {
    const how = RESULTS[getText(data, 'result')] ?? ENDED;
    return {
      words: { es: `Reclamación terminada ${how.es}`, en: `Complaint ended ${how.en}` },
      mark: `amends-ended-${getNumber(data, 'cycle') ?? 1}`,
      becomes: 'solved',
    };
  },
  reopened: (data) => ({
    words: { es: 'Reclamación reabierta', en: 'Complaint opened again' },
    mark: `amends-reopened-${getNumber(data, 'next') ?? 2}`,
    becomes: 'open',
  }),
};

const FAMILY = 'amends';

type HelpDesk = Integration & { helpDesk: NonNullable<Integration['helpDesk']> };

/** Whether a system is the one of that id, and a help desk. */
export const isHelpDesk =
  (wanted: string) =>
  (one: Integration): one is HelpDesk =>
    one.id === wanted && one.helpDesk !== undefined;

/**
 * Tells the agents of a help desk what became of a case that came from there: in the ticket or the conversation itself, by its API. What
 * they read is a reference, a link to the desk and how it ended; no words of the customer, who has our letters there. A case that came
 * another way is of no matter to it.
 * @throws Refused for what the help desk will never take, anything else where another try may help
 */
export const tellHelpDesk = async (
  item: OutboxItem & { effect: 'notify' },
  { id, url, helpDesk, timeout }: HelpDesk,
  deps: OutgoingDeps,
): Promise<void> => {
  const [one] = await customerCases(deps.table, [item.caseId]);
  const threadId = one?.complainant.handles?.find(({ channel }) => channel === helpDesk)?.threadId;
  if (!one || threadId === undefined) return;
  const settings = await deps.settingsOf(helpDesk);
  if (!settings) throw new Refused('not-set-up');
  const base = (await deps.keysOf(id))?.url ?? url;
  // Credentials go where policy says, and nowhere that leads on from there.
  const fetch: typeof globalThis.fetch = (input, init) =>
    deps.fetch(input, { ...init, redirect: 'error', signal: AbortSignal.timeout(durationMs(timeout)) });
  const { caseId, reference } = one.head;
  const language = deps.policy.company.defaultLanguage;
  for (const { type, detail } of await announcementsOf(deps.table, item)) {
    const event = helpDeskEvents.find((one) => announcedType(one) === type);
    if (!event) continue;
    const { words, mark, becomes } = tellings[event](detail['data']);
    const note = `${words[language]}: ${reference}\n${deps.deskUrl}/cases/${caseId}`;
    const told = { threadId, note, marks: [FAMILY, mark], ...(becomes && { becomes }) };
    await helpDesks[helpDesk](told, {
      fetch,
      settings,
      base: base.replace(/\/$/, ''),
      now: deps.clock.now,
    });
  }
};
