import { writeFileSync } from 'node:fs';
import { permissionsText } from './permissions/document.ts';

/** Where the document lies. */
export const PERMISSIONS_FILE = new URL('../docs/permissions.md', import.meta.url);

if (import.meta.main) {
  writeFileSync(PERMISSIONS_FILE, permissionsText());
  console.log('docs/permissions.md is up to date');
}
