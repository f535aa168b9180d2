import './legend.css';
import { Fragment } from 'react';
import { useWords } from '../../words/use-words.ts';
import { chooseKeys, useKeysAreOn } from '../keys-choice.ts';
import { LightDialog } from '../light-dialog.tsx';
import { type KeyAct, useShownKeys } from './keys.ts';
import { words } from './words.ts';

const NAMES: Record<string, string> = { Escape: 'Esc' };

const Keys = ({ keys }: Pick<KeyAct, 'keys'>) => {
  const { after } = useWords(words);
  return (
    <span className="keys-of">
      {keys.split(' ').map((key, at) => (
        // A sequence never changes, and may hold one key twice.
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <Fragment key={at}>
          {at > 0 && <span className="visually-hidden"> {after} </span>} <kbd>{NAMES[key] ?? key}</kbd>
        </Fragment>
      ))}
    </span>
  );
};

/** All keys of what is on the screen, each a button; and the switch that turns them off. */
export const Legend = ({ onClose }: { onClose: () => void }) => {
  const say = useWords(words);
  const acts = useShownKeys();
  const isOn = useKeysAreOn();
  const press = (run: () => void) => {
    onClose();
    // After the dialog has given the focus back.
    setTimeout(run);
  };
  return (
    <LightDialog title={say.title} onClose={onClose} closeLabel={say.close}>
      <label className="keys-switch">
        <input type="checkbox" checked={isOn} onChange={({ target }) => chooseKeys(target.checked)} />
        {say.on}
      </label>
      <p aria-live="polite">{isOn ? say.about : say.off}</p>
      <ul className="keys">
        {acts.map(({ keys, does, run }) => (
          <li key={`${keys} ${does}`}>
            <button type="button" onClick={() => press(run)}>
              <Keys keys={keys} />
              <span>{does}</span>
            </button>
          </li>
        ))}
      </ul>
    </LightDialog>
  );
};
