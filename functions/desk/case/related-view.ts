import type { CaseFile } from '#domain/case/case-file.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import { eventsOf } from '#domain/case/events.ts';
import type { LocalizedText } from '#domain/values.ts';
import { omitUndefined } from '#platform/omit-undefined.ts';
import type { Reader } from '../http/reader.ts';
import type { CasePart } from './contract.ts';

const WHY: Record<'same-order' | 'answers' | 'goes-on', LocalizedText> = {
  'same-order': { es: 'Trata del mismo pedido o contrato', en: 'It is about the same order or contract' },
  answers: {
    es: 'Quien escribe en uno contesta a un mensaje del otro, desde otra dirección',
    en: 'Whoever writes in one answers a message of the other, from another address',
  },
  'goes-on': { es: 'Es el caso cerrado del que sigue este', en: 'It is the closed case that this one goes on from' },
};

type ViewContext = { cases: CaseStore; language: Reader['language'] };

/** The cases that its owner should look at together with this one, each once. */
export const relatedView = async (
  { head, events }: CaseFile,
  { cases, language }: ViewContext,
): Promise<CasePart<'related'>[]> => {
  const before = head.linkedTo ? await cases.head(head.linkedTo) : undefined;
  const same = eventsOf(events, 'related-found').map(({ data: { caseId, reference, because } }) => ({
    ...{ caseId, reference },
    why: WHY[because][language],
  }));
  const { caseId, reference } = before ?? {};
  return caseId && reference ? [{ caseId, reference, why: WHY['goes-on'][language] }, ...same] : same;
};

/** Of the merged cases of the same person that files came with, so many are read with the one that took them in. */
const MOST_MERGED = 10;

/**
 * The cases that were merged into one and of which something is shown besides what was copied, as they lie: all of other people,
 * and the newest of the same that files came with; none that is blocked.
 */
export const mergedCases = async (
  { head: { merged = [] } }: CaseFile,
  { cases }: Pick<ViewContext, 'cases'>,
): Promise<CaseFile[]> => {
  const own = merged.filter(({ isAnothers, noFiles }) => !isAnothers && !noFiles).slice(-MOST_MERGED);
  const read = merged.filter((one) => one.isAnothers || own.includes(one));
  const files = await Promise.all(read.map(({ caseId }) => cases.load(caseId)));
  return files.flatMap((file) => (file && !file.head.blockedAt ? [file] : []));
};

/** The people of merged cases who are somebody else, and how they are reached. */
export const otherPeopleView = ({ head }: CaseFile, merged: CaseFile[]): CasePart<'otherPeople'>[] => {
  const theirs = new Set((head.merged ?? []).flatMap(({ caseId, isAnothers }) => (isAnothers ? [caseId] : [])));
  return merged
    .filter((file) => theirs.has(file.head.caseId))
    .map((file) => {
      const { name, email, phone } = file.complainant;
      return omitUndefined({ caseId: file.head.caseId, reference: file.head.reference, name, email, phone });
    });
};
