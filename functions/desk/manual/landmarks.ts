import { whatBecameOf } from '#cases/store/earlier-cases.ts';
import { keepDecision, landmarkOf, landmarks } from '#cases/store/landmarks.ts';
import { headsOf } from '#cases/store/look-ups.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { eventsOf } from '#domain/case/events.ts';
import { titleOfConcession } from '#domain/concession/titles.ts';
import type { Landmark } from '#domain/learning/landmark.ts';
import { Refusal } from '#domain/refusal.ts';
import { isSupervisor, nameOf, requireCase } from '#domain/tasks/decide.ts';
import { withoutAmounts } from '#domain/understand/amounts.ts';
import { withoutCustomer } from '../case/visible-part.ts';
import type { DeskDeps } from '../contract.ts';
import type { Reader } from '../http/reader.ts';
import type { LandmarkDecision, Landmarks, TrainingCard } from './contract.ts';
import { namedTopic } from './shown.ts';

type Deps = Pick<DeskDeps, 'table' | 'cases' | 'clock' | 'policy'>;
type Asked = { reader: Reader; deps: Deps };

/** The landmarks that the reader may see: those that are archived, and to supervisors what is proposed. */
export const listLandmarks = async ({ reader, deps }: Asked): Promise<Landmarks> => {
  const all = await landmarks(deps.table);
  const shown = isSupervisor(reader) ? all : all.filter(({ state }) => state === 'archived');
  const heads = await headsOf(
    deps.table,
    shown.map(({ caseId }) => caseId),
  );
  return {
    landmarks: shown.flatMap(({ caseId, because, topic, cause, at, state, by }) => {
      const head = heads.find((one) => one.caseId === caseId);
      if (!head) return [];
      return {
        ...{ caseId, reference: head.reference, because, topic: namedTopic(topic, deps, reader), at, state },
        ...(cause && { cause }),
        ...(by && { decidedByName: nameOf(deps.policy, by) }),
      };
    }),
  };
};

/** Refuses: no-such-landmark, also for one that is not archived and whose reader does not supervise. */
const requireLandmark = async (caseId: string, { reader, deps }: Asked): Promise<Landmark> => {
  const landmark = await landmarkOf(deps.table, caseId);
  if (!landmark || (landmark.state !== 'archived' && !isSupervisor(reader))) throw new Refusal('no-such-landmark');
  return landmark;
};

/** A supervisor takes a case into the archive, or leaves it. Refuses: no-such-landmark. */
export const decideLandmark = async (
  caseId: string,
  { decision }: LandmarkDecision,
  { reader, deps }: Asked,
): Promise<Landmarks> => {
  const landmark = await requireLandmark(caseId, { reader, deps });
  const state = decision === 'archive' ? 'archived' : 'dismissed';
  await keepDecision(deps.table, landmark, { state, by: reader.id, decidedAt: deps.clock.now() });
  return listLandmarks({ reader, deps });
};

const DAY_MS = 24 * 60 * 60 * 1000;

const wordsOf = ({
  head,
  complainant,
  messages,
  texts,
  examinations,
}: CaseFile): Pick<TrainingCard, 'complaint' | 'found' | 'explained'> => {
  if (head.blockedAt) return {};
  const clean = (textId: string | undefined): string | undefined => {
    const text = textId === undefined ? undefined : texts.get(textId);
    return text === undefined ? undefined : withoutAmounts(withoutCustomer(text, complainant));
  };
  const last = examinations.toSorted((a, b) => a.cycle - b.cycle).at(-1);
  const [first] = messages
    .filter(({ direction, audience }) => direction === 'in' && audience === 'customer')
    .sort((a, b) => (a.at < b.at ? -1 : 1));
  const complaint = clean(first?.textId);
  const [found, explained] = [clean(last?.factsTextId), clean(last?.explanationTextId)];
  return { ...(complaint && { complaint }), ...(found && { found }), ...(explained && { explained }) };
};

/** A landmark as a card to learn from, without who it was. Refuses: no-such-landmark, no-such-case. */
export const trainingCard = async (caseId: string, { reader, deps }: Asked): Promise<TrainingCard> => {
  const { because, topic, cause } = await requireLandmark(caseId, { reader, deps });
  const file = await requireCase(deps.cases, caseId);
  const [became] = await whatBecameOf(deps.table, [file.head]);
  const last = became?.outcomes.toSorted((a, b) => b.cycle - a.cycle)[0];
  const { severity, closedAt, receivedAt } = file.head;
  const titles = (last?.concessions ?? []).map(
    ({ concession }) => titleOfConcession(deps.policy, concession, reader.language) ?? concession,
  );
  return {
    because,
    topic: namedTopic(topic, deps, reader),
    ...(cause && { cause }),
    ...(severity && { severity: severity.level }),
    ...wordsOf(file),
    given: titles,
    ...(last && { result: last.result, rounds: last.rounds }),
    ...(became?.score !== undefined && { score: became.score }),
    ...(closedAt && { days: Math.max(0, Math.round((Date.parse(closedAt) - Date.parse(receivedAt)) / DAY_MS)) }),
    wasReopened: eventsOf(file.events, 'reopened').length > 0,
  };
};
