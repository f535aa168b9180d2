import { companyGaps } from './gaps/company.ts';
import type { Gap, Looked } from './gaps/gap.ts';
import { lawGaps } from './gaps/law.ts';
import { peopleGaps } from './gaps/people.ts';

/** What a valid policy leaves open, risks first. What is invalid is refused before, by `loadPolicy`. */
export const gapsOf = (looked: Looked): Gap[] =>
  [...peopleGaps, ...lawGaps, ...companyGaps]
    .flatMap((rule) => rule(looked))
    .toSorted((a, b) => Number(a.level === 'note') - Number(b.level === 'note'));

/** The gaps, to be read. */
export const gapLines = (gaps: Gap[]): string => {
  if (gaps.length === 0) return 'Nothing is open.';
  const risks = gaps.filter(({ level }) => level === 'risk').length;
  return [
    ...gaps.map(
      ({ level, file, what, why, mend }) => `${level}  ${file}: ${what}\n      so ${why}\n      mend: ${mend}`,
    ),
    '',
    `${risks} risks, ${gaps.length - risks} notes`,
  ].join('\n');
};
