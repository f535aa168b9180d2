import type { Complainant } from '#domain/case/complainant.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

/** Whose names and which texts a list shows. */
type Wanted = { caseIds: string[]; texts: { caseId: string; textId: string }[] };

/**
 * The customers of some cases, by case id, and texts of them, by `caseId textId`; in as few readings as a list needs. What is
 * blocked is in neither.
 */
export const customersAndTexts = async (
  table: Table,
  { caseIds, texts }: Wanted,
): Promise<{ customers: Map<string, Complainant>; texts: Map<string, string> }> => {
  const people = [...new Set(caseIds)].map((caseId) => ({ caseId, ...keys.complainant(caseId) }));
  const words = texts.map((text) => ({ ...text, ...keys.text(text.caseId, text.textId) }));
  const items = await table.getMany([...people, ...words].map(({ pk, sk }) => ({ pk, sk })));
  const found = new Map(items.map((item) => [`${item.pk} ${item.sk}`, item]));
  const at = ({ pk, sk }: { pk: string; sk: string }) => found.get(`${pk} ${sk}`);
  return {
    customers: new Map(people.map((person) => [person.caseId, (at(person) ?? {}) as unknown as Complainant])),
    texts: new Map(
      words.flatMap((word): [string, string][] => {
        const text = at(word)?.['text'];
        return typeof text === 'string' ? [[`${word.caseId} ${word.textId}`, text]] : [];
      }),
    ),
  };
};
