import './more.css';
import type { ReactNode } from 'react';

/** What is folded away until somebody wants to read it. */
export const More = ({ title, isOpen = false, children }: { title: string; isOpen?: boolean; children: ReactNode }) => (
  <details className="more" open={isOpen}>
    <summary>{title}</summary>
    <div>{children}</div>
  </details>
);
