import { optionsOrEnd } from '#tools/arguments.ts';
import { printTable } from '../print-table.ts';
import { measureTriage } from './measure.ts';

/** `npm run -s triage`: the figures of the reading alone, without the rest of the bench. */
optionsOrEnd('Usage: npm run -s triage   # reads and prints', {});
for (const { title, lines } of measureTriage()) printTable(title, lines);
