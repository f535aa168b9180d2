import { lastCustomerFile } from '#cases/store/worths.ts';
import { type DeskEndpoint, deskEndpoint } from '../access/desk-endpoint.ts';
import { SUPERVISORS } from '../access/who.ts';
import type { DeskDeps } from '../contract.ts';
import { forStaff, ok } from '../http/for-staff.ts';
import { ShownCustomerFile } from './contract.ts';

const showCustomerFile = async ({ table }: Pick<DeskDeps, 'table'>): Promise<ShownCustomerFile> => {
  const file = await lastCustomerFile(table);
  if (!file) return { status: 'none', problems: [] };
  const { etag: _, rowsBefore: __, ...shown } = file;
  return shown;
};

/** What became of the file of customers, for whoever has it mended. */
export const customerFileEndpoints: DeskEndpoint[] = [
  deskEndpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/customer-file',
    summary: 'Which file of what customers are worth holds, and which of its rows could not be read',
    who: SUPERVISORS,
    refuses: [],
    responses: { 200: { description: 'Numbers of rows and what is wrong with them', schema: ShownCustomerFile } },
    handle: forStaff(async (_, deps) => ok(await showCustomerFile(deps))),
  }),
];
