import { useNavigate, useRouterState } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { useWords } from '../words/use-words.ts';
import { words } from './words.ts';

/**
 * Puts the cursor where one searches. The bar holds a second, hidden box to measure by, and none that is seen on a phone.
 * @returns whether there is a box to be seen
 */
export const focusSearch = (): boolean => {
  const boxes = [...document.querySelectorAll<HTMLInputElement>('.search-box input')];
  const box = boxes.find(
    (one) => one.checkVisibility({ visibilityProperty: true }) && one.closest('[aria-hidden="true"]') === null,
  );
  box?.select();
  return box !== undefined;
};

/** Searches from every screen. */
export const SearchBox = () => {
  const say = useWords(words);
  const navigate = useNavigate();
  const asked = useRouterState({
    select: ({ location }) => (location.pathname.endsWith('/find') ? location.search : {}),
  });
  const initial = 'q' in asked ? String(asked.q ?? '') : '';
  const search = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const q = String(new FormData(event.currentTarget).get('q') ?? '').trim();
    if (q) void navigate({ to: '/find', search: { q } });
  };
  return (
    <search>
      <form className="search-box" onSubmit={search}>
        <input
          key={initial}
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
