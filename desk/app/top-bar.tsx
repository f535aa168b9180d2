import TopNavigation, { type TopNavigationProps } from '@cloudscape-design/components/top-navigation';
import { deskUrl } from '../api/config.ts';
import { chooseLook, type Look } from '../parts/look.ts';
import { person, signOut } from '../session/session.ts';
import { chooseLanguage, type Language } from '../words/language.ts';
import { useLanguage, useWords } from '../words/use-words.ts';
import { words } from './words.ts';

/** The bar on top of every screen: where one is, in which language and how dark, who is signed in. */
export const TopBar = () => {
  const say = useWords(words);
  const language = useLanguage();
  const utilities: TopNavigationProps.Utility[] = [
    {
      type: 'menu-dropdown',
      iconName: 'globe',
      text: language === 'es' ? 'Español' : 'English',
      ariaLabel: `${say.language}: ${language === 'es' ? 'Español' : 'English'}`,
      items: [
        { id: 'es', text: 'Español' },
        { id: 'en', text: 'English' },
      ],
      onItemClick: ({ detail }) => chooseLanguage(detail.id as Language),
    },
    {
      type: 'menu-dropdown',
      iconName: 'settings',
      ariaLabel: say.look,
      title: say.look,
      items: (['system', 'light', 'dark'] as const).map((id) => ({ id, text: say[id] })),
      onItemClick: ({ detail }) => chooseLook({ mode: detail.id as Look['mode'] }),
    },
    {
      type: 'menu-dropdown',
      iconName: 'user-profile',
      text: person()?.id ?? '',
      items: [{ id: 'sign-out', text: say.signOut }],
      onItemClick: signOut,
    },
  ];
  return (
    <div id="top">
      <TopNavigation identity={{ href: deskUrl, title: say.desk }} utilities={utilities} />
    </div>
  );
};
