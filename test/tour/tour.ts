import { writeFileSync } from 'node:fs';
import { tourPage } from './page.ts';

/** `npm run tour` writes docs/tour.md from a run in memory. */
writeFileSync('docs/tour.md', await tourPage());
