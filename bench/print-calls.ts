import { optionsOrEnd } from '#tools/arguments.ts';
import { printTable } from './print-table.ts';
import { callLines } from './store-calls.ts';

/** `npm run -s calls`: what one complaint asks of the table, in calls and capacity units, by stage and endpoint. Nothing is timed. */
optionsOrEnd('Usage: npm run -s calls   # counts and prints', {});
console.info = () => undefined;
printTable('Calls of the table by one undisputed complaint', (await callLines()).lines);
