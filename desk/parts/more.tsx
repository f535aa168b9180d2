import './more.css';
import { type ReactNode, useState } from 'react';

type MoreProps = {
  title: string;
  isOpen?: boolean;
  /** What is in it is made when it is first opened, as it asks the server for something. */
  isLazy?: boolean;
  children: ReactNode;
};

/** What is folded away until somebody wants to read it. */
export const More = ({ title, isOpen = false, isLazy = false, children }: MoreProps) => {
  const [wasOpen, setWasOpen] = useState(isOpen || !isLazy);
  return (
    <details className="more" open={isOpen} onToggle={({ currentTarget }) => currentTarget.open && setWasOpen(true)}>
      <summary>{title}</summary>
      <div>{wasOpen && children}</div>
    </details>
  );
};
