import { memoryTable } from '#cases/store/memory-table.ts';
import { tableContract } from '#test/support/table-contract/contract.ts';

tableContract('memory', memoryTable);
