import Button from '@cloudscape-design/components/button';
import { useRouterState } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { basePath } from '../../api/config.ts';
import { LightDialog } from '../../parts/light-dialog.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useDropView, useSavedViews, useSaveView } from '../../parts/saved-views.ts';
import { useWords } from '../../words/use-words.ts';
import { words } from './words.ts';

const LONGEST_NAME = 40;

const NameDialog = ({ path, onClose }: { path: string; onClose: () => void }) => {
  const say = useWords(words);
  const { mutate, isPending, error } = useSaveView(onClose);
  const save = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const name = String(form.get('name') ?? '').trim();
    if (name && !isPending) mutate({ name, path, shared: form.get('shared') !== null });
  };
  return (
    <LightDialog title={say.saveView} onClose={onClose} closeLabel={say.close}>
      <form onSubmit={save} className="stack">
        <label>
          {say.viewName}
          <input name="name" className="line-input" maxLength={LONGEST_NAME} required autoComplete="off" />
        </label>
        <label>
          <input type="checkbox" name="shared" /> {say.shareView}
        </label>
        <div aria-live="assertive">
          <ProblemAlert error={error} />
        </div>
        <Button variant="primary" formAction="submit" loading={isPending}>
          {say.save}
        </Button>
      </form>
    </LightDialog>
  );
};

/** Keeps the queue with its filters under a name, or takes away the one that is shown. */
export const SavedViewButton = () => {
  const say = useWords(words);
  const href = useRouterState({ select: ({ location }) => location.href });
  const [isOpen, setOpen] = useState(false);
  const path = href.startsWith(basePath) ? href.slice(basePath.length) : href;
  const { own, shared } = useSavedViews();
  const drop = useDropView();
  const saved = own.find((view) => view.path === path) ?? shared.find((view) => view.path === path && view.removable);
  const isTeams = saved !== undefined && 'removable' in saved;
  return (
    <>
      {saved ? (
        <Button iconName="remove" onClick={() => drop.mutate(saved.id)}>
          {isTeams ? say.dropShared : say.dropView}
        </Button>
      ) : (
        <Button iconName="star" onClick={() => setOpen(true)}>
          {say.saveView}
        </Button>
      )}
      <ProblemAlert error={drop.error} />
      {isOpen && <NameDialog path={path} onClose={() => setOpen(false)} />}
    </>
  );
};
