import '../../parts/controls.css';
import './search.css';
import Button from '@cloudscape-design/components/button';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useEffect } from 'react';
import { searchFor } from '../../api/queries.ts';
import type { FoundCases } from '../../api/types.ts';
import { words as appWords } from '../../app/words.ts';
import { CaseLink } from '../../parts/case-link.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { person } from '../../session/session.ts';
import { moment } from '../../words/time.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { words as caseWords } from '../case/words.ts';
import { words } from './words.ts';

type Found = FoundCases['cases'][number];

const Result = ({ found }: { found: Found }) => {
  const say = useWords(words);
  const language = useLanguage();
  const { statuses } = useWords(caseWords);
  const { reference, customer, product, status, why, ownerName, receivedAt, closedAt } = found;
  return (
    <li>
      <div>
        <CaseLink reference={reference} /> {[customer, product].filter(Boolean).join(' · ')}
        <div className="found-why">{why}</div>
      </div>
      <div>
        {[statuses[status] ?? status, ownerName && say.owner(ownerName)].filter(Boolean).join(' · ')}
        <div>
          {closedAt ? say.closed : say.received}: {moment(closedAt ?? receivedAt, language)}
        </div>
      </div>
    </li>
  );
};

const Results = ({ q }: { q: string }) => {
  const say = useWords(words);
  const navigate = useNavigate();
  const { data, error, isPending } = useQuery(searchFor(q));
  const [first, ...others] = data?.cases ?? [];
  const exact =
    others.length === 0 && first?.reference.toLowerCase() === q.trim().toLowerCase() ? first.reference : undefined;
  useEffect(() => {
    // In the place of the search: going back leads to where it was asked from.
    if (exact) void navigate({ to: '/c/$reference', params: { reference: exact }, replace: true });
  }, [exact, navigate]);
  return (
    <>
      <p aria-live="polite">
        {isPending && say.searching}
        {data && (data.cases.length > 0 ? say.found(data.cases.length) : say.none)}
      </p>
      <ProblemAlert error={error} />
      <ul className="found">
        {data?.cases.map((found) => (
          <Result key={found.caseId} found={found} />
        ))}
      </ul>
    </>
  );
};

const Asked = ({ q }: { q: string }) => {
  const say = useWords(words);
  const navigate = useNavigate();
  const search = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const asked = String(new FormData(event.currentTarget).get('q') ?? '').trim();
    if (asked) void navigate({ to: '/find', search: { q: asked } });
  };
  return (
    <>
      <form className="found-form" onSubmit={search}>
        <label htmlFor="search-for">{say.search}</label>
        <input
          key={q}
          id="search-for"
          className="line-input"
          name="q"
          type="search"
          defaultValue={q}
          minLength={2}
          maxLength={200}
          required
          autoComplete="off"
          aria-describedby="search-how"
        />
        <Button formAction="submit">{say.submit}</Button>
      </form>
      <p id="search-how">{say.how}</p>
      {q && <Results key={q} q={q} />}
    </>
  );
};

/** Finds a case again. */
export const SearchScreen = () => {
  const say = useWords(words);
  const { search: title } = useWords(appWords);
  const { q = '' } = useSearch({ from: '/find' });
  useEffect(() => {
    document.title = title;
  }, [title]);
  const isExpert = person()?.roles.every((role) => role === 'expert') ?? false;
  return (
    <>
      <h1>{title}</h1>
      {isExpert ? <p>{say.notForExperts}</p> : <Asked q={q} />}
    </>
  );
};
