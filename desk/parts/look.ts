import { choices, choose, onChoices } from './choices.ts';

/** How dark and how dense the desk is. */
export type Look = { mode: 'system' | 'light' | 'dark'; density: 'comfortable' | 'compact' };

const dark = matchMedia('(prefers-color-scheme: dark)');

const look = (): Look => {
  const { theme: mode = 'system', density = 'comfortable' } = choices();
  return { mode, density };
};

/** Shows the desk as it was chosen. */
export const applyLook = (): void => {
  const { mode, density } = look();
  const isDark = mode === 'dark' || (mode === 'system' && dark.matches);
  document.body.classList.toggle('awsui-dark-mode', isDark);
  document.body.classList.toggle('awsui-compact-mode', density === 'compact');
  document.documentElement.style.colorScheme = isDark ? 'dark' : 'light';
};

export const chooseLook = ({ mode, density }: Partial<Look>): void =>
  choose({ ...(mode && { theme: mode }), ...(density && { density }) });

onChoices(applyLook);
dark.addEventListener('change', applyLook);
