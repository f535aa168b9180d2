import { customersAndTexts } from '#cases/store/customers.ts';
import { headsOf } from '#cases/store/look-ups.ts';
import type { Case } from '#domain/case/case.ts';
import { Refusal } from '#domain/refusal.ts';
import { nameOf } from '#domain/tasks/decide.ts';
import type { LocalizedText } from '#domain/values.ts';
import { omitUndefined } from '#platform/omit-undefined.ts';
import type { DeskDeps } from '../contract.ts';
import { caseIdOfReference } from '../http/by-reference.ts';
import type { Reader } from '../http/reader.ts';
import type { FoundCases } from './contract.ts';
import { foundBy } from './found-by.ts';

const MOST_SHOWN = 25;
const REFERENCE: LocalizedText = { es: 'Coincide la referencia', en: 'The reference matches' };

/** What is asked for, in one spelling. Refuses: value-invalid. */
const asked = (q: string): string => {
  const text = q.normalize('NFC').trim();
  if (text.length >= 2 && text.length <= 200) return text;
  throw new Refusal('value-invalid', {
    title: 'A search has between 2 and 200 characters',
    es: 'Una búsqueda tiene entre 2 y 200 caracteres',
    errors: [{ pointer: '/q', message: 'must have between 2 and 200 characters' }],
  });
};

/** What each case was found by, the surest first; an exact reference is all there is to find. */
const reasons = async (q: string, deps: DeskDeps): Promise<Map<string, LocalizedText>> => {
  const named = await caseIdOfReference(deps, q);
  if (named) return new Map([[named, REFERENCE]]);
  const { current: secret } = await deps.identity();
  const found = await foundBy(q, { ...deps, secret });
  const why = new Map<string, LocalizedText>();
  for (const { why: because, caseIds } of found)
    for (const caseId of caseIds) if (!why.has(caseId)) why.set(caseId, because);
  return why;
};

/** The newest cases of some ids; of one that was merged the one it leads to, with the reason it was found by. */
const casesFor = async (why: Map<string, LocalizedText>, { table }: DeskDeps) => {
  const newest = [...why.keys()].sort().reverse().slice(0, MOST_SHOWN);
  const heads = await headsOf(table, newest);
  const targets = [...new Set(heads.flatMap(({ mergedInto }) => mergedInto ?? []))];
  const into = new Map((await headsOf(table, targets)).map((head) => [head.caseId, head]));
  const shown = new Map<string, { head: Case; why: LocalizedText }>();
  for (const head of heads) {
    const because = why.get(head.caseId);
    const target = head.mergedInto ? into.get(head.mergedInto) : head;
    if (target && because && !shown.has(target.caseId)) shown.set(target.caseId, { head: target, why: because });
  }
  return [...shown.values()];
};

/**
 * Finds cases by their exact reference, by what their customer is known by (mail, phone, customer number: all as pseudonyms), by
 * order or contract, and by names and words. A case that is about the reader is not found.
 * Refuses: value-invalid.
 */
export const searchCases = async (
  { q, reader }: { q: string; reader: Reader },
  deps: DeskDeps,
): Promise<FoundCases> => {
  const found = await casesFor(await reasons(asked(q), deps), deps);
  const living = found.filter(({ head }) => !head.blockedAt).map(({ head }) => head.caseId);
  const { customers } = await customersAndTexts(deps.table, { caseIds: living, texts: [] });
  return {
    cases: found.map(({ head, why }) =>
      omitUndefined({
        caseId: head.caseId,
        reference: head.reference,
        status: head.status,
        customer: customers.get(head.caseId)?.name,
        product: head.product,
        why: why[reader.language],
        ownerName: head.owner && nameOf(deps.policy, head.owner),
        receivedAt: head.receivedAt,
        closedAt: head.closedAt,
      }),
    ),
  };
};
