import { type ReactNode, useId } from 'react';

/** A part of the side, with its heading. */
export const Panel = ({ title, id: name, children }: { title: string; id?: string; children: ReactNode }) => {
  const id = useId();
  return (
    <section id={name} className="panel" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
};

type ListPanelProps = {
  title: string;
  id?: string;
  /** What stands under the list. */
  below?: ReactNode;
  /** Its items. */
  children: ReactNode;
};

/** A part of the side that is a list. */
export const ListPanel = ({ below, children, ...panel }: ListPanelProps) => (
  <Panel {...panel}>
    <ul className="plain">{children}</ul>
    {below}
  </Panel>
);
