import { incidentReasonInWords } from '#domain/incidents/words.ts';
import { loadPolicy } from '#policy/load.ts';
import { optionsOrEnd } from '#tools/arguments.ts';
import { printTable } from '../print-table.ts';
import { type FoundIncident, findIncidents } from './find-incidents.ts';
import { scoreOf } from './score.ts';
import { yearOf } from './year.ts';

/** `npm run year`: the incidents that are found in a simulated year, held against those that were planted in it. */
const USAGE = `Usage: npm run year [-- --seed 1] [--complaints 8000]
  --seed        which year: the same number makes the same one
  --complaints  so many come in`;
const values = optionsOrEnd(USAGE, {
  seed: { type: 'string', default: '1' },
  complaints: { type: 'string', default: '8000' },
});

const lineOf = ({ incident, members }: FoundIncident): [string, string] => [
  `${incident.foundAt.slice(0, 16)} ${incident.kind} ${incident.key}`,
  `${incident.customers} customers, ${members.size} cases. ${incident.reasons.map((reason) => incidentReasonInWords(reason, 'en'))[0]}`,
];

const year = yearOf({ seed: Number(values.seed), complaints: Number(values.complaints) });
const found = findIncidents(year, loadPolicy('policy').incidents);
const { truths, recall, precision, wrong, falseCrises, isCrisisFound } = scoreOf(year.truths, found);
printTable('Found', found.map(lineOf));
printTable(
  'Planted: the tenth complaint, and when it was found',
  truths.map(({ id, tenthAt, foundAt = '-', isInTime }): [string, string] => [
    id,
    `${tenthAt.slice(0, 16)} ${foundAt.slice(0, 16)}${isInTime ? '' : ' (late)'}`,
  ]),
);
printTable('Score', [
  ['recall, within 30 minutes of the tenth complaint', recall.toFixed(2)],
  ['precision', precision.toFixed(2)],
  ['wrong', String(wrong.length)],
  ['crises on other days than the viral one', String(falseCrises.length)],
  ['the crisis of the viral day', isCrisisFound ? 'found' : 'not found'],
]);
