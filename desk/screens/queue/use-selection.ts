import { useState } from 'react';

/** How many rows can be handed over at once. */
export const MOST_SELECTED = 20;

/** The rows that are selected; those that are gone from the list are not any more. */
export const useSelection = (ids: string[]) => {
  const [chosen, setChosen] = useState<string[]>([]);
  const selected = chosen.filter((id) => ids.includes(id));
  const toggle = (id: string): void => {
    if (selected.includes(id)) setChosen(selected.filter((one) => one !== id));
    else if (selected.length < MOST_SELECTED) setChosen([...selected, id]);
  };
  return { selected, toggle, clear: () => setChosen([]) };
};
