import TopNavigation, { type TopNavigationProps } from '@cloudscape-design/components/top-navigation';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { deskUrl } from '../api/config.ts';
import { team } from '../api/queries.ts';
import { choose } from '../parts/choices.ts';
import { chooseLook, type Look } from '../parts/look.ts';
import { useChoices } from '../parts/use-choices.ts';
import { person, signOut } from '../session/session.ts';
import { chooseLanguage, type Language } from '../words/language.ts';
import { useLanguage, useWords } from '../words/use-words.ts';
import { useIsConnected } from './connection.ts';
import { SearchBox } from './search-box.tsx';
import { words } from './words.ts';

const SOUND = 'sound';

/** The bar on top of every screen: where one is, in which language and how dark, who is signed in. */
export const TopBar = ({ openKeys }: { openKeys: () => void }) => {
  const say = useWords(words);
  const language = useLanguage();
  const queries = useQueryClient();
  const { data } = useQuery(team);
  const isConnected = useIsConnected();
  const { notices } = useChoices();
  const name = data?.people.find(({ id }) => id === data.you)?.name ?? person()?.id ?? '';
  const utilities: TopNavigationProps.Utility[] = [
    {
      type: 'button',
      iconName: isConnected ? 'status-positive' : 'status-warning',
      ariaLabel: isConnected ? say.connected : say.notConnected,
      title: isConnected ? say.connected : say.notConnected,
      ...(!isConnected && { text: say.notConnected }),
      onClick: () => void queries.invalidateQueries(),
    },
    { type: 'button', iconName: 'keyboard', ariaLabel: say.keys, title: say.keys, onClick: openKeys },
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
      ariaLabel: say.settings,
      title: say.settings,
      items: [
        {
          id: 'look',
          text: say.look,
          items: (['system', 'light', 'dark'] as const).map((id) => ({ id, text: say[id] })),
        },
        { id: SOUND, itemType: 'checkbox', checked: notices?.sound ?? false, text: say.sound },
      ],
      onItemClick: ({ detail: { id } }) =>
        id === SOUND
          ? choose({ notices: { ...notices, sound: !notices?.sound } })
          : chooseLook({ mode: id as Look['mode'] }),
    },
    {
      type: 'menu-dropdown',
      iconName: 'user-profile',
      text: name,
      items: [{ id: 'sign-out', text: say.signOut }],
      onItemClick: signOut,
    },
  ];
  return (
    <div id="top">
      <TopNavigation identity={{ href: deskUrl, title: say.desk }} utilities={utilities} search={<SearchBox />} />
    </div>
  );
};
