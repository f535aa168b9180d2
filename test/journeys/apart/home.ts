import { join } from 'node:path';
import { givenAssembly } from '#local/assembly.ts';
import { amendsHome } from '#local/paths.ts';

/** Folder of the emulator on which people act by hand: its logs, and its template where nobody gave one. */
export const HOME: string = join(amendsHome, 'apart');

/** Folder of the template that all stories apart deploy. */
export const ASSEMBLY: string = givenAssembly() ?? join(HOME, 'cdk.out');
