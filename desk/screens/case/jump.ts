/** A link would change the address, which the router reads. */
export const jumpTo = (place: string): void => {
  const target = document.getElementById(place);
  target?.setAttribute('tabindex', '-1');
  target?.scrollIntoView();
  target?.focus();
};
