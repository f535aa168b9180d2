import Alert from '@cloudscape-design/components/alert';
import { useQueries } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { searchFor } from '../../api/queries.ts';
import { CaseLink } from '../../parts/case-link.tsx';
import type { Values } from '../../parts/form/values.ts';
import { moment } from '../../words/time.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { words } from './words.ts';

/** By what an earlier case of the same customer is found, the surest first, and from how many letters on. */
const BY = [
  ['orderRef', 4],
  ['email', 6],
  ['phone', 6],
  ['customerId', 3],
  ['name', 5],
] as const;
const TYPING_MS = 700;
const MOST_SHOWN = 6;

/** The value once nobody has typed for a moment. */
const useSettled = (value: string): string => {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), TYPING_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
};

/** Cases that there are with what was typed of the customer: a second one of the same matter helps nobody. */
export const Duplicates = ({ values }: { values: Values }) => {
  const say = useWords(words);
  const language = useLanguage();
  const typed = BY.map(([name, least]) => {
    const text = (values[name] ?? '').trim();
    return text.length >= least ? text : '';
  });
  const settled = useSettled(typed.join('\n'));
  const wanted = [...new Set(settled.split('\n').filter(Boolean))];
  const asked = useQueries({ queries: wanted.map(searchFor) });
  const all = asked.flatMap(({ data }) => data?.cases ?? []);
  const found = [...new Map(all.map((one) => [one.caseId, one])).values()].slice(0, MOST_SHOWN);
  const isAsked = wanted.length > 0 && asked.every(({ isSuccess }) => isSuccess);
  return (
    <div aria-live="polite">
      {found.length > 0 ? (
        <Alert type="warning" header={say.duplicates}>
          {say.duplicatesHint}
          <ul className="rows">
            {found.map(({ caseId, reference, customer, product, receivedAt, closedAt, why }) => (
              <li key={caseId}>
                <div>
                  <CaseLink reference={reference} /> {[customer, product].filter(Boolean).join(' · ')}
                  <div>
                    {moment(receivedAt, language)}
                    {closedAt && ` · ${say.closed}`} · {why}
                  </div>
                </div>
              </li>
            ))}
          </ul>
        </Alert>
      ) : (
        <p className="minor">{isAsked ? say.noDuplicates : say.searching}</p>
      )}
    </div>
  );
};
