/** How dark and how dense the desk is; kept for this browser. */
export type Look = { mode: 'system' | 'light' | 'dark'; density: 'comfortable' | 'compact' };

const KEPT = 'desk.look';
const dark = matchMedia('(prefers-color-scheme: dark)');

export const look = (): Look => {
  const kept = localStorage.getItem(KEPT);
  return { mode: 'system', density: 'comfortable', ...(kept ? (JSON.parse(kept) as Partial<Look>) : {}) };
};

/** Shows the desk as it was chosen. */
export const applyLook = (): void => {
  const { mode, density } = look();
  const isDark = mode === 'dark' || (mode === 'system' && dark.matches);
  document.body.classList.toggle('awsui-dark-mode', isDark);
  document.body.classList.toggle('awsui-compact-mode', density === 'compact');
  document.documentElement.style.colorScheme = isDark ? 'dark' : 'light';
};

export const chooseLook = (wanted: Partial<Look>): void => {
  localStorage.setItem(KEPT, JSON.stringify({ ...look(), ...wanted }));
  applyLook();
};

dark.addEventListener('change', applyLook);
