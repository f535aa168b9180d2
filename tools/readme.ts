import { readFileSync, writeFileSync } from 'node:fs';
import { withStageTable } from './stage-table.ts';

const FILE = 'README.md';

// Writes the table of stages into the README, from functions/stages/manifest.ts.
writeFileSync(FILE, withStageTable(readFileSync(FILE, 'utf8')));
