import { join } from 'node:path';
import { amendsHome } from '#local/paths.ts';

/** Folder of the emulator that the journeys share: its logs, and the template that they deploy. */
export const HOME: string = join(amendsHome, 'journeys');
