import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** What the bundler writes down of its work beside the bundles; it names the folder, and is not deployed. */
const NOT_DEPLOYED = 'meta.json';

/** SHA-256 of every file of the functions' bundles by its path below the folder, in the order of the paths. */
export const digestsOf = (folder: string): Map<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll('\\', '/'))
      .filter((file) => file !== NOT_DEPLOYED)
      .toSorted()
      .map((file) => [
        file,
        createHash('sha256')
          .update(readFileSync(join(folder, file)))
          .digest('hex'),
      ]),
  );

/** As `sha256sum --check` reads it. */
export const checksums = (digests: Iterable<[string, string]>): string =>
  [...digests].map(([file, digest]) => `${digest}  ${file}\n`).join('');
