import { join } from 'node:path';

/** The checkout. */
export const root: string = join(import.meta.dirname, '..');

/** Real payloads, mails and complaints that may not be copied into the project. The team keeps them beside it; a lone clone has none. */
export const corpus: string = join(root, '..', 'shared', 'corpus');

/** What the local commands leave behind; git ignores it, and it may be deleted at any time. */
export const amendsHome: string = join(root, '.amends');
export const venv: string = join(amendsHome, 'venv');
/** What only the tests need of Python. */
export const testsVenv: string = join(amendsHome, 'venv-tests');

const bin = join(root, 'node_modules', '.bin');
/** The pinned Node; it runs the TypeScript as it is. */
export const node: string = join(bin, 'node');
export const cdk: string = join(bin, 'cdk');
/** The pinned Node goes first: cdk.json says `node`, and the emulator's Lambdas run on the `node` of the path. */
export const path: string = `${bin}:${process.env['PATH'] ?? ''}`;
