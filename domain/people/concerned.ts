import type { Case } from '../case/case.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { Reason } from '../case/reason.ts';
import { customerWords } from '../messages/customer-words.ts';
import type { Policy } from '../policy/policy.ts';
import type { Day } from '../values.ts';
import type { concerns } from './concern-by-person.ts';
import { byLimit, decidesApprovals, isFree } from './directory.ts';
import { namedPeople } from './named-in-text.ts';

type Concern = (typeof concerns)[number];

const REASONS: Record<Concern, Reason> = {
  named: {
    code: 'named',
    es: 'El cliente nombra a esta persona: lo lleva otra',
    en: 'The customer names this person: somebody else sees to it',
  },
  customer: {
    code: 'customer',
    es: 'Es la reclamación de esta misma persona: la lleva otra',
    en: 'It is the complaint of this very person: somebody else sees to it',
  },
  marked: {
    code: 'marked',
    es: 'El equipo ha anotado que el caso trata de esta persona: lo lleva otra',
    en: 'The team noted that the case is about this person: somebody else sees to it',
  },
};

/** What says whom a case is about. */
export type Concerning = Partial<Pick<Case, 'concerned'>>;

/** Ids of those whom a case is about, by what its head keeps. */
export const concernedBy = ({ concerned = {} }: Concerning): string[] =>
  Object.keys(concerned).filter((id) => concerned[id] !== 'cleared');

/** The same, with whom the words name that were read of the case: for a decision on who gets it. */
export const concernedIn = (
  policy: Pick<Policy, 'people'>,
  { head, messages, texts }: Pick<CaseFile, 'head' | 'messages' | 'texts'>,
): string[] => {
  const named = namedPeople(policy, customerWords({ messages, texts })).filter(
    (id) => head.concerned?.[id] !== 'cleared',
  );
  return [...new Set([...concernedBy(head), ...named])];
};

/** Who sees to cases about everybody who usually would, in the order they are asked: no case is without somebody. */
const lastResorts = (policy: Pick<Policy, 'people' | 'limits' | 'negotiation'>): string[] => {
  const { ifConcerned = [] } = policy.limits;
  const highest = policy.people.filter(decidesApprovals).sort(byLimit(policy)).reverse();
  return [...new Set([...ifConcerned, ...highest.map(({ id }) => id)])];
};

/**
 * Who gets a case that nobody else may have: of the last resorts the first who is there and whom it is not about; where it is
 * about all of them, the first, who then may touch it.
 */
export const lastResort = (
  policy: Pick<Policy, 'people' | 'limits' | 'negotiation'>,
  { day, excluded }: { day: Day; excluded: readonly string[] },
): string | undefined => {
  const resorts = lastResorts(policy);
  const others = resorts.filter((id) => !excluded.includes(id));
  return others.find((id) => isFree(policy as Policy, id, { day, excluded: [] })) ?? others[0] ?? resorts[0];
};

export type MayTouch = { may: true } | { may: false; because: Reason };

/**
 * The one rule of who may have to do with a case at all: read it, act on it, decide about it, be given it, hear of it. Nobody
 * whom it is about. Only where it is about all whom it could go to, whoever of them the policy asks first may, since no case is
 * without somebody.
 */
export const mayTouch = (
  person: { id: string },
  head: Concerning,
  policy: Pick<Policy, 'people' | 'limits' | 'negotiation'>,
): MayTouch => {
  const concern = head.concerned?.[person.id];
  if (concern === undefined || concern === 'cleared') return { may: true };
  const about = new Set(concernedBy(head));
  const resorts = lastResorts(policy);
  if (resorts[0] === person.id && resorts.every((id) => about.has(id))) return { may: true };
  return { may: false, because: REASONS[concern] };
};
