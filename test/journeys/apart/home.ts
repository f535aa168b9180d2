import { join } from 'node:path';
import { amendsHome } from '#local/paths.ts';

/** Folder of the emulator on which people act by hand: its logs, and the template that all stories apart deploy. */
export const HOME: string = join(amendsHome, 'apart');
