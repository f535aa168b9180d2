import './light-dialog.css';
import { type ReactNode, useEffect, useId, useRef } from 'react';

type Props = { title: string; onClose: () => void; closeLabel: string; children: ReactNode };

/** A question in front of everything else, by the browser's own dialog: it keeps the focus inside and gives it back, Escape closes it. */
export const LightDialog = ({ title, onClose, closeLabel, children }: Props) => {
  const place = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = place.current;
    const before = document.activeElement;
    if (dialog && !dialog.open) dialog.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={place}
      className="light-dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="light-dialog-head">
        <h2 id={id}>{title}</h2>
        <button type="button" aria-label={closeLabel} onClick={onClose}>
          ×
        </button>
      </div>
      {children}
    </dialog>
  );
};
