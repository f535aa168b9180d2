const rows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-row]')];

/** The row that somebody was in last; it stays while they are in a dialog. */
let last: string | undefined;

const indexOfCurrent = (all: HTMLElement[]): number => {
  const here = document.activeElement?.closest<HTMLElement>('[data-row]');
  if (here) last = here.dataset['row'];
  return all.findIndex((row) => row.dataset['row'] === last);
};

/** The id of the row that somebody is in. */
export const currentRow = (): string | undefined => {
  const all = rows();
  return all[Math.max(0, indexOfCurrent(all))]?.dataset['row'];
};

const linkIn = (row: HTMLElement | undefined): HTMLElement | null | undefined => row?.querySelector<HTMLElement>('a');

/** Goes some rows on, or back. */
export const moveBy = (step: number): void => {
  const all = rows();
  const at = indexOfCurrent(all);
  const next = all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + step))];
  last = next?.dataset['row'];
  linkIn(next)?.focus();
  next?.scrollIntoView({ block: 'nearest' });
};

/** Opens the row that somebody is in. */
export const openCurrent = (): void => {
  const all = rows();
  linkIn(all[Math.max(0, indexOfCurrent(all))])?.click();
};
