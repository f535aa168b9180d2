import { readFileSync, writeFileSync } from 'node:fs';
import { optionsOrEnd } from './arguments.ts';
import { withStageTable } from './stage-table.ts';

const FILE = 'README.md';

optionsOrEnd('Usage: npm run readme   # writes the table of stages into README.md', {});

// Writes the table of stages into the README, from functions/stages/manifest.ts.
writeFileSync(FILE, withStageTable(readFileSync(FILE, 'utf8')));
