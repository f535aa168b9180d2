import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { attacksOn, run, textOf } from './attacks.ts';
import { type Pattern, patternLiterals } from './literals.ts';
import { endlessIn, slowIn } from './timed.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const FOLDERS = ['domain', 'channels', 'cases', 'platform', 'functions'];
const LENGTH = 100_000;

const script = fileURLToPath(new URL('built-patterns.ts', import.meta.url));
const builtPatterns = async (): Promise<Pattern[]> => {
  const { stdout } = await promisify(execFile)(process.execPath, [script, ROOT, ...FOLDERS], { maxBuffer: 10_000_000 });
  return JSON.parse(stdout) as Pattern[];
};

/** The first attack that a pattern does not get through, as it is read in a report. */
const failure = (pattern: Pattern, find = endlessIn): string | undefined => {
  const found = find(attacksOn(pattern), (attack) => run(pattern, textOf(attack, LENGTH)));
  return found && `${pattern.file}: /${pattern.source}/${pattern.flags} on ${JSON.stringify(found)}`;
};

const distinct = (patterns: Pattern[]): Pattern[] => [
  ...new Map(patterns.map((pattern) => [`/${pattern.source}/${pattern.flags}`, pattern])).values(),
];

describe('a pattern', () => {
  it('Every pattern of the code, written or put together, is linear in 100 KB of what it finds hardest', async () => {
    const literals = patternLiterals(ROOT, FOLDERS);
    const built = await builtPatterns();
    expect(literals.length).toBeGreaterThan(450);
    expect(built.length).toBeGreaterThan(12);
    expect(distinct([...literals, ...built]).flatMap((pattern) => failure(pattern) ?? [])).toEqual([]);
  });

  it.each([
    String.raw`\s+$`,
    String.raw`^\s*>.*$`,
    '<[^>]*x',
    '(?:a+)+b',
    String.raw`[\w.]+@`,
    String.raw`:\s*[*_]*\s*$`,
    '(a|b|ab)*c',
    '(?=a*b)',
  ])('One that is not is found: %s', (source) => {
    expect(failure({ source, flags: 'gm', file: 'here' }, slowIn)).toContain('here');
  });

  it.each([String.raw`(?<!\s)\s+$`, String.raw`^[^\S\n]*>`, '<[^<>]*x', 'a{1,20}b', String.raw`^\d+$`])(
    'One that is linear gets through: %s',
    (source) => {
      expect(failure({ source, flags: 'g', file: 'here' })).toBeUndefined();
    },
  );
});
