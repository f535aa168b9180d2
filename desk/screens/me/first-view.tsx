import '../../parts/form/form.css';
import { isHad, useCounts } from '../../app/counts.ts';
import { VIEWS } from '../../app/views.ts';
import { words as appWords } from '../../app/words.ts';
import { choose } from '../../parts/choices.ts';
import { useSavedViews } from '../../parts/saved-views.ts';
import { useChoices } from '../../parts/use-choices.ts';
import { useWords } from '../../words/use-words.ts';
import { words } from './words.ts';

const USUAL = '/q/mine';

/** Which queue the desk opens with: one of those that somebody has, or a view of their own. */
export const FirstView = () => {
  const say = useWords(words);
  const { views } = useWords(appWords);
  const counts = useCounts();
  const { own, shared } = useSavedViews();
  const { view = USUAL } = useChoices();
  const options = [
    ...VIEWS.filter((name) => isHad(name, counts)).map((name) => ({ path: `/q/${name}`, name: views[name] ?? name })),
    ...own,
    ...shared,
  ];
  const byPath = new Map(options.map(({ path, name }) => [path, name]));
  return (
    <label className="stack">
      <strong>{say.first}</strong>
      <select className="select" value={view} onChange={({ target }) => choose({ view: target.value })}>
        {!byPath.has(view) && <option value={view}>{view}</option>}
        {[...byPath].map(([path, name]) => (
          <option key={path} value={path}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
};
