import { useNavigate, useRouterState } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { useWords } from '../words/use-words.ts';
import { words } from './words.ts';

const ID = 'desk-search';

/** Puts the cursor where one searches. */
export const focusSearch = (): void => {
  const input = document.getElementById(ID);
  if (input instanceof HTMLInputElement) input.select();
};

/** Searches from every screen. */
export const SearchBox = () => {
  const say = useWords(words);
  const navigate = useNavigate();
  const asked = useRouterState({
    select: ({ location }) => (location.pathname.endsWith('/search') ? location.search : {}),
  });
  const initial = 'q' in asked ? String(asked.q ?? '') : '';
  const search = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const q = String(new FormData(event.currentTarget).get('q') ?? '').trim();
    if (q) void navigate({ to: '/search', search: { q } });
  };
  return (
    <search>
      <form className="search-box" onSubmit={search}>
        <input
          key={initial}
          id={ID}
          name="q"
          type="search"
          defaultValue={initial}
          aria-label={say.searchFor}
          placeholder={say.searchHint}
          maxLength={200}
          autoComplete="off"
          enterKeyHint="search"
        />
      </form>
    </search>
  );
};
