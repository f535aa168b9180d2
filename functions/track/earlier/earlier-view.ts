import { casesOfSamePerson } from '#cases/store/earlier-cases.ts';
import type { Table } from '#cases/store/table.ts';
import type { Case } from '#domain/case/case.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { isProved } from '#domain/case/identity.ts';
import { earlierDispute, mayDispute } from '#domain/worth/earlier-dispute.ts';
import type { LinkKind } from '../contract.ts';
import type { EarlierComplaints } from './contract.ts';

/** The earlier cases of a customer who has proved who they are, as the desk counts them; of nobody else. */
export const earlierOf = async (table: Table, head: Case): Promise<Case[]> =>
  isProved(head) && !head.blockedAt
    ? (await casesOfSamePerson(table, head)).filter(({ receivedAt }) => receivedAt <= head.receivedAt)
    : [];

/** The same, for what a link shows: it takes one that shows all. */
export const earlierShown = async (
  { file, link }: { file: Pick<CaseFile, 'head'>; link: LinkKind },
  { table }: { table: Table },
): Promise<Case[]> => (link === 'full' ? earlierOf(table, file.head) : []);

/** How they are shown; one whose data is kept away is counted and not named. */
export const earlierView = (file: CaseFile, earlier: readonly Case[]): { earlier?: EarlierComplaints } => {
  if (earlier.length === 0) return {};
  const dispute = earlierDispute(file);
  return {
    earlier: {
      cases: earlier.length,
      complaints: earlier
        .filter(({ blockedAt }) => !blockedAt)
        .map(({ reference, receivedAt }) => ({ reference, receivedAt }))
        .toSorted((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1)),
      ...(dispute && { dispute: dispute.state }),
      mayDispute: mayDispute(file),
    },
  };
};
