const LEFT = 'desk.left';

/** Somebody signed out: the desk asks before it leads them to sign in again. */
export const setLeft = (): void => sessionStorage.setItem(LEFT, 'yes');

export const takeLeft = (): boolean => {
  const left = sessionStorage.getItem(LEFT) === 'yes';
  sessionStorage.removeItem(LEFT);
  return left;
};
