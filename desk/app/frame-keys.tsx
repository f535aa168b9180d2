import { useNavigate, useRouter, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { useKeys } from '../parts/keys/keys.ts';
import { Legend } from '../parts/keys/legend.tsx';
import { person } from '../session/session.ts';
import { useWords } from '../words/use-words.ts';
import { focusSearch } from './search-box.tsx';
import { words } from './words.ts';

/** Second key after `g`, and the queue it goes to. */
const GO_TO = { m: 'mine', v: 'breached', a: 'approvals', c: 'cases', i: 'opinions' } as const;

/** Second key after `g`, and the screen of supervisors that it goes to. */
const SUPERVISES = {
  s: { to: '/s', screen: 'wall' },
  f: { to: '/f', screen: 'incidents' },
  k: { to: '/a', screen: 'actions' },
  r: { to: '/i', screen: 'insights' },
  w: { to: '/w', screen: 'whatIf' },
} as const;

/** The keys of every screen; returns what opens the list of keys. */
export const useFrameKeys = () => {
  const say = useWords(words);
  const navigate = useNavigate();
  const { history } = useRouter();
  const isQueue = useRouterState({ select: ({ location }) => location.pathname.startsWith('/q/') });
  const [isOpen, setOpen] = useState(false);
  const open = () => setOpen(true);
  const back = () =>
    history.canGoBack() ? history.back() : void navigate({ to: '/q/$view', params: { view: 'mine' } });
  const search = () => void (focusSearch() || navigate({ to: '/find' }));
  useKeys([
    { keys: '?', does: say.keys, run: open },
    { keys: '/', does: say.search, run: search },
    ...(isQueue ? [] : [{ keys: 'Escape', does: say.back, run: back }]),
    ...Object.entries(GO_TO).map(([key, view]) => ({
      keys: `g ${key}`,
      does: say.views[view] ?? view,
      run: () => void navigate({ to: '/q/$view', params: { view } }),
    })),
    ...(person()?.roles.includes('supervisor')
      ? Object.entries(SUPERVISES).map(([key, { to, screen }]) => ({
          keys: `g ${key}`,
          does: say[screen],
          run: () => void navigate({ to }),
        }))
      : []),
    { keys: 'g d', does: say.deliveries, run: () => void navigate({ to: '/d' }) },
  ]);
  return { open, legend: isOpen && <Legend onClose={() => setOpen(false)} /> };
};
