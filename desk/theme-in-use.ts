import type { Plugin } from 'vite';

/** Where the components declare the custom properties that all of them are drawn with; more than a third of them are another one's. */
const THEME = /\/base-theme\/styles\.scoped\.css$/;
/** The same properties as constants, most of which nobody imports. */
const CONSTANTS = /\/generated\/styles\/tokens\.js$/;
/** What may name a property: the desk and its components. */
const MAY_NAME = /\/desk\/[^?]*$|\/@cloudscape-design\/[^?]*$/;

const IMPORT = /(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g;
const DECLARATION = /(--[\w-]+)\s*:([^;{}]*);/g;
const CONSTANT = /(\w+) = "var\((--[\w-]+)/g;
const NAME = /--[\w-]+/g;
const WORD = /\b[a-z]\w+/g;

/** A theme without the properties that nothing is drawn with: neither what is used, nor what one of those that stay is made of. */
export const themeInUse = (theme: string, used: Iterable<string>): string => {
  const madeOf = new Map<string, string[]>();
  const rest = theme.replace(DECLARATION, (_, name: string, value: string) => {
    madeOf.set(name, [...(madeOf.get(name) ?? []), ...(value.match(NAME) ?? [])]);
    return '';
  });
  const stays = new Set([...used, ...(rest.match(NAME) ?? [])]);
  // A set is gone through to what was added to it meanwhile.
  for (const name of stays) for (const part of madeOf.get(name) ?? []) stays.add(part);
  return theme.replace(DECLARATION, (declaration, name: string) => (stays.has(name) ? declaration : ''));
};

/** The properties that some files name, each by itself or by its constant. */
export const namedIn = (files: ReadonlyMap<string, string>): Set<string> => {
  const all = [...files];
  const text = all.flatMap(([id, one]) => (CONSTANTS.test(id) || THEME.test(id) ? [] : [one])).join('\n');
  const words = new Set(text.match(WORD));
  const constants = all.flatMap(([id, one]) => (CONSTANTS.test(id) ? [...one.matchAll(CONSTANT)] : []));
  const byConstant = constants.flatMap(([, word = '', name = '']) => (words.has(word) ? [name] : []));
  return new Set([...(text.match(NAME) ?? []), ...byConstant]);
};

/**
 * Leaves out of the components' theme what no component of the desk is drawn with: fourteen kilobytes (gzip) of each entry. Done before
 * files are named by what they hold, so that one that is kept for good is another one as soon as a component more is used.
 */
export const withoutUnusedTheme = (entries: string[]): Plugin => {
  let named = new Set<string>();
  return {
    name: 'without-unused-theme',
    enforce: 'pre',
    async buildStart() {
      const files = new Map<string, string>();
      const walk = async (id: string): Promise<void> => {
        if (files.has(id) || !MAY_NAME.test(id)) return;
        files.set(id, '');
        const text = await this.fs.readFile(id, { encoding: 'utf8' });
        files.set(id, text);
        const imported = [...text.matchAll(IMPORT)].map(([, name = '']) => this.resolve(name, id, { skipSelf: true }));
        await Promise.all(imported.map(async (found) => walk((await found)?.id ?? '')));
      };
      await Promise.all(entries.map(walk));
      named = namedIn(files);
    },
    transform: (code, id) => (THEME.test(id) ? { code: themeInUse(code, named), map: null } : undefined),
  };
};
