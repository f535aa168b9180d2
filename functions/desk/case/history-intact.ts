import { readHistory } from '#cases/store/read-history.ts';
import type { Table } from '#cases/store/table.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { checkHistory } from '#domain/case/check-history.ts';

/** The whole history of a case, up to where it was read. */
const wholeHistory = async ({ events, head }: CaseFile, table: Table): Promise<CaseFile['events']> =>
  events.length === head.seq ? events : (await readHistory(table, head.caseId)).filter(({ seq }) => seq <= head.seq);

/** Whether a case is as its history says. Of a case with many messages, those that are not shown are left out. */
export const historyIntact = async (file: CaseFile, { table }: { table: Table }): Promise<boolean> =>
  checkHistory({ ...file, events: await wholeHistory(file, table) }).length === 0;
