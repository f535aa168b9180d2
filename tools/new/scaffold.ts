import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A line, or several, that go into a file there is: after the last line that matches, or before the first one. */
export type Line = { file: string; line: string } & ({ after: RegExp } | { before: RegExp });

/** What is made for something new. */
export type Scaffold = {
  /** New files, by path. */
  files: Record<string, string>;
  /** Lines of registries, so that it is wired from the beginning. */
  lines: Line[];
  /** What is left for whoever asked for it, in order. */
  left: string[];
};

/** A name in the forms that code needs: `switch-off`, `switchOff`, `SwitchOff`. */
export type Name = { kebab: string; camel: string; pascal: string; words: string };

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** @throws RangeError for what cannot be the name of a folder, a state and a function */
export const namesFor = (text: string): Name => {
  if (!NAME.test(text)) throw new RangeError(`"${text}" is no name: use small letters and hyphens, such as switch-off`);
  const pascal = text.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return {
    kebab: text,
    camel: pascal.charAt(0).toLowerCase() + pascal.slice(1),
    pascal,
    words: text.replaceAll('-', ' '),
  };
};

/** The text with the line in it; undefined where there is no place for it. */
const withLine = (text: string, line: Line): string | undefined => {
  const lines = text.split('\n');
  const place =
    'after' in line
      ? lines.findLastIndex((one) => line.after.test(one)) + 1 || -1
      : lines.findIndex((one) => line.before.test(one));
  return place < 0 ? undefined : lines.toSpliced(place, 0, ...line.line.split('\n')).join('\n');
};

/** What was done, and the lines that found no place: whoever asked puts those in by hand. */
export type Written = { made: string[]; changed: string[]; byHand: Line[] };

/**
 * Writes a scaffold into a checkout. Nothing that is there is overwritten.
 * @throws RangeError if one of the files is there already
 */
export const write = (root: string, { files, lines }: Scaffold): Written => {
  const made = Object.keys(files);
  const there = made.find((file) => existsSync(join(root, file)));
  if (there) throw new RangeError(`${there} is there already`);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  const byHand = lines.filter((line) => {
    const file = join(root, line.file);
    const changed = existsSync(file) ? withLine(readFileSync(file, 'utf8'), line) : undefined;
    if (changed !== undefined) writeFileSync(file, changed);
    return changed === undefined;
  });
  const changed = lines.filter((line) => !byHand.includes(line)).map(({ file }) => file);
  return { made, changed: [...new Set(changed)], byHand };
};
