import './more.css';
import { type ReactNode, useState } from 'react';

type MoreProps = {
  title: string;
  /** Whose or what's it is, which stands beside it for the eye: said to whoever hears the title alone. */
  of?: string;
  isOpen?: boolean;
  /** What is in it is made when it is first opened, as it asks the server for something. */
  isLazy?: boolean;
  children: ReactNode;
};

/** What is folded away until somebody wants to read it. */
export const More = ({ title, of, isOpen = false, isLazy = false, children }: MoreProps) => {
  const [wasOpen, setWasOpen] = useState(isOpen || !isLazy);
  return (
    <details className="more" open={isOpen} onToggle={({ currentTarget }) => currentTarget.open && setWasOpen(true)}>
      <summary>
        {title}
        {of && <span className="visually-hidden">: {of}</span>}
      </summary>
      <div>{wasOpen && children}</div>
    </details>
  );
};
