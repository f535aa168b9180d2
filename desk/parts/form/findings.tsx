import { useLanguage, useWords } from '../../words/use-words.ts';
import { words } from './words.ts';

/** What the tone check found: where, in which words, and why. */
export type Finding = {
  rule: string;
  serious: boolean;
  begin: number;
  end: number;
  words: string;
  why: { es: string; en: string };
};

/** A text with what was found in it marked in place. */
const Marked = ({ text, findings }: { text: string; findings: Finding[] }) => {
  let at = 0;
  const parts = findings
    .toSorted((a, b) => a.begin - b.begin)
    .filter(({ begin, end }) => begin < end && end <= text.length)
    .flatMap(({ begin, end, rule }) => {
      if (begin < at) return [];
      const before = text.slice(at, begin);
      at = end;
      return [before, <mark key={`${rule}-${begin}`}>{text.slice(begin, end)}</mark>];
    });
  return (
    <p className="letter">
      {parts}
      {text.slice(at)}
    </p>
  );
};

export const Findings = ({ text, findings }: { text?: string; findings: Finding[] }) => {
  const say = useWords(words);
  const language = useLanguage();
  return (
    <>
      {text !== undefined && <Marked text={text} findings={findings} />}
      <ul>
        {findings.map(({ rule, begin, words: found, why, serious }) => (
          <li key={`${rule}-${begin}-${found}`}>
            <strong>«{found}»</strong>
            {serious && ` (${say.serious})`}: {why[language]}
          </li>
        ))}
      </ul>
    </>
  );
};
