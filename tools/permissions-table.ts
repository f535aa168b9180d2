import { writeFileSync } from 'node:fs';
import { optionsOrEnd } from './arguments.ts';
import { permissionsText } from './permissions/document.ts';

/** Where the document lies. */
export const PERMISSIONS_FILE = new URL('../docs/permissions.md', import.meta.url);

/** Writes the document. */
export const writePermissions = (): void => {
  writeFileSync(PERMISSIONS_FILE, permissionsText());
  console.log('docs/permissions.md is up to date');
};

if (import.meta.main) {
  optionsOrEnd('Usage: npm run permissions-table   # writes docs/permissions.md', {});
  writePermissions();
}
