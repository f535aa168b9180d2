import { writeFileSync } from 'node:fs';
import { optionsOrEnd } from '#tools/arguments.ts';
import { tourPage } from './page.ts';

/** `npm run tour` writes docs/tour.md from a run in memory. */
optionsOrEnd('Usage: npm run -s tour   # writes docs/tour.md', {});
writeFileSync('docs/tour.md', await tourPage());
