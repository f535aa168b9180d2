import Button from '@cloudscape-design/components/button';
import { useRouterState } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { basePath } from '../../api/config.ts';
import { LightDialog } from '../../parts/light-dialog.tsx';
import { dropView, saveView, useSavedViews } from '../../parts/saved-views.ts';
import { useWords } from '../../words/use-words.ts';
import { words } from './words.ts';

const LONGEST_NAME = 40;

const NameDialog = ({ path, onClose }: { path: string; onClose: () => void }) => {
  const say = useWords(words);
  const save = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name') ?? '').trim();
    if (!name) return;
    saveView({ name, path });
    onClose();
  };
  return (
    <LightDialog title={say.saveView} onClose={onClose} closeLabel={say.close}>
      <form onSubmit={save} className="stack">
        <label>
          {say.viewName}
          <input name="name" className="line-input" maxLength={LONGEST_NAME} required autoComplete="off" />
        </label>
        <Button variant="primary" formAction="submit">
          {say.save}
        </Button>
      </form>
    </LightDialog>
  );
};

/** Keeps the queue with its filters under a name, or drops the one that is shown. */
export const SavedViewButton = () => {
  const say = useWords(words);
  const href = useRouterState({ select: ({ location }) => location.href });
  const [isOpen, setOpen] = useState(false);
  const path = href.startsWith(basePath) ? href.slice(basePath.length) : href;
  const saved = useSavedViews().find((view) => view.path === path);
  if (saved)
    return (
      <Button iconName="remove" onClick={() => dropView(saved.name)}>
        {say.dropView}
      </Button>
    );
  return (
    <>
      <Button iconName="star" onClick={() => setOpen(true)}>
        {say.saveView}
      </Button>
      {isOpen && <NameDialog path={path} onClose={() => setOpen(false)} />}
    </>
  );
};
