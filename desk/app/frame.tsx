import AppLayout from '@cloudscape-design/components/app-layout';
import { I18nProvider } from '@cloudscape-design/components/i18n';
import enMessages from '@cloudscape-design/components/i18n/messages/all.en';
import esMessages from '@cloudscape-design/components/i18n/messages/all.es';
import SideNavigation, { type SideNavigationProps } from '@cloudscape-design/components/side-navigation';
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { useState, useSyncExternalStore } from 'react';
import { basePath } from '../api/config.ts';
import { More } from '../parts/more.tsx';
import { person } from '../session/session.ts';
import { useLanguage, useWords } from '../words/use-words.ts';
import { TopBar } from './top-bar.tsx';
import { words } from './words.ts';

const QUEUES = ['mine', 'unassigned', 'opinions', 'approvals', 'escalations', 'breaching', 'breached', 'waiting'];

const link = (path: string, text: string): SideNavigationProps.Link => ({
  type: 'link',
  href: `${basePath}${path}`,
  text,
});

/** On a phone the navigation is folded away above the screen: the drawer of the layout says of itself what no navigation may. */
const narrow = matchMedia('(width < 689px)');
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
  const navigate = useNavigate();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const isNarrow = useNarrow();
  const [isOpen, setOpen] = useState(true);
  const roles = person()?.roles ?? [];
  const follow: NonNullable<SideNavigationProps['onFollow']> = (event) => {
    event.preventDefault();
    void navigate({ href: event.detail.href });
  };
  const items: SideNavigationProps.Item[] = [
    {
      type: 'section-group',
      title: say.work,
      items: QUEUES.map((view) => link(`/q/${view}`, say.views[view] ?? view)),
    },
    { type: 'divider' },
    {
      type: 'section-group',
      title: say.more,
      items: [
        link('/search', say.search),
        link('/new', say.newComplaint),
        link('/d', say.deliveries),
        ...(roles.includes('supervisor') ? [link('/s', say.wall)] : []),
        link('/me', say.me),
      ],
    },
  ];
  const navigation = <SideNavigation activeHref={path} items={items} onFollow={follow} />;
  return (
    <I18nProvider locale={language} messages={[language === 'es' ? esMessages : enMessages]}>
      <TopBar />
      <AppLayout
        headerSelector="#top"
        toolsHide
        navigationHide={isNarrow}
        navigationOpen={isOpen}
        onNavigationChange={({ detail }) => setOpen(detail.open)}
        navigation={navigation}
        ariaLabels={{
          navigation: say.navigation,
          navigationToggle: say.openNavigation,
          navigationClose: say.closeNavigation,
        }}
        content={
          <>
            {isNarrow && (
              <More key={path} title={say.navigation}>
                {navigation}
              </More>
            )}
            <Outlet />
          </>
        }
      />
    </I18nProvider>
  );
};
