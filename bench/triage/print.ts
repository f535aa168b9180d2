import { printTable } from '../print-table.ts';
import { measureTriage } from './measure.ts';

/** `npm run -s triage`: the figures of the reading alone, without the rest of the bench. */
for (const { title, lines } of measureTriage()) printTable(title, lines);
