import Badge from '@cloudscape-design/components/badge';
import SideNavigation, { type SideNavigationProps } from '@cloudscape-design/components/side-navigation';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { basePath } from '../api/config.ts';
import { useSavedViews } from '../parts/saved-views.ts';
import { person } from '../session/session.ts';
import { useWords } from '../words/use-words.ts';
import { isHad, useCounts } from './counts.ts';
import { VIEWS } from './views.ts';
import { words } from './words.ts';

/** More than so many are not counted exactly. */
const MOST = 999;
const HOT = new Set(['breached']);

const link = (path: string, text: string, count?: number): SideNavigationProps.Link => ({
  type: 'link',
  href: `${basePath}${path}`,
  text,
  ...(count !== undefined && {
    info: (
      <Badge color={count > 0 && HOT.has(path.slice('/q/'.length)) ? 'red' : 'grey'}>
        {count > MOST ? `${MOST}+` : count}
      </Badge>
    ),
  }),
});

/** Where one can go, and how much waits there. */
export const Navigation = () => {
  const say = useWords(words);
  const navigate = useNavigate();
  const href = useRouterState({ select: ({ location }) => location.href });
  const counts = useCounts();
  const { own, shared } = useSavedViews();
  const roles = person()?.roles ?? [];
  const follow: NonNullable<SideNavigationProps['onFollow']> = (event) => {
    event.preventDefault();
    void navigate({ href: event.detail.href });
  };
  const group = (title: string, items: SideNavigationProps.Link[]): SideNavigationProps.Item[] =>
    items.length === 0 ? [] : [{ type: 'section-group', title, items }];
  const items: SideNavigationProps.Item[] = [
    ...group(
      say.work,
      VIEWS.filter((view) => isHad(view, counts)).map((view) =>
        link(`/q/${view}`, say.views[view] ?? view, counts[view]),
      ),
    ),
    ...group(
      say.savedViews,
      own.map(({ name, path }) => link(path, name)),
    ),
    ...group(
      say.sharedViews,
      shared.map(({ name, path }) => link(path, name)),
    ),
    { type: 'divider' },
    ...group(say.more, [
      ...(roles.every((role) => role === 'expert') ? [] : [link('/find', say.search), link('/m', say.manual)]),
      link('/new', say.newComplaint),
      link('/d', say.deliveries),
      ...(roles.includes('supervisor')
        ? [
            ...[link('/s', say.wall), link('/f', say.incidents), link('/a', say.actions)],
            ...[link('/i', say.insights), link('/w', say.whatIf)],
          ]
        : []),
      link('/settings', say.me),
    ]),
  ];
  const [path = ''] = href.split('?');
  const isSaved = [...own, ...shared].some((view) => basePath + view.path === href || view.path === href);
  const active = isSaved ? href : path;
  return (
    <SideNavigation
      activeHref={active.startsWith(basePath) ? active : basePath + active}
      items={items}
      onFollow={follow}
    />
  );
};
