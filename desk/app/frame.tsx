import AppLayout from '@cloudscape-design/components/app-layout';
import { I18nProvider } from '@cloudscape-design/components/i18n';
import enMessages from '@cloudscape-design/components/i18n/messages/all.en';
import esMessages from '@cloudscape-design/components/i18n/messages/all.es';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { useState, useSyncExternalStore } from 'react';
import { More } from '../parts/more.tsx';
import { useLanguage, useWords } from '../words/use-words.ts';
import { useFrameKeys } from './frame-keys.tsx';
import { Navigation } from './navigation.tsx';
import { TopBar } from './top-bar.tsx';
import { UrgentCalls } from './urgent-calls.tsx';
import { words } from './words.ts';

/**
 * On a phone the navigation is folded away above the screen: the drawer of the layout says of itself what no navigation may. As wide as
 * the layout has it.
 */
const narrow = matchMedia('(max-width: 688px)');
const useNarrow = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      narrow.addEventListener('change', listener);
      return () => narrow.removeEventListener('change', listener);
    },
    () => narrow.matches,
  );

/** The frame around every screen: top bar, navigation, and the screen itself. */
export const Frame = () => {
  const say = useWords(words);
  const language = useLanguage();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const isNarrow = useNarrow();
  const [isOpen, setOpen] = useState(true);
  const keys = useFrameKeys();
  return (
    <I18nProvider locale={language} messages={[language === 'es' ? esMessages : enMessages]}>
      <TopBar openKeys={keys.open} />
      <AppLayout
        headerSelector="#top"
        toolsHide
        navigationHide={isNarrow}
        navigationOpen={isOpen && !isNarrow}
        // A narrow layout closes it by itself, even one that is narrow only until its window has its size: that is nobody's wish.
        onNavigationChange={({ detail }) => narrow.matches || setOpen(detail.open)}
        navigation={<Navigation />}
        ariaLabels={{
          navigation: say.navigation,
          navigationToggle: say.openNavigation,
          navigationClose: say.closeNavigation,
        }}
        content={
          <>
            <UrgentCalls />
            {isNarrow && (
              <More key={path} title={say.navigation}>
                <Navigation />
              </More>
            )}
            <Outlet />
          </>
        }
      />
      {keys.legend}
    </I18nProvider>
  );
};
