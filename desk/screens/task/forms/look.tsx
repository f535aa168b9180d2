import Button from '@cloudscape-design/components/button';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api } from '../../../api/client.ts';
import type { Body } from '../../../parts/form/use-act.ts';
import { ProblemAlert } from '../../../parts/problem-alert.tsx';

type Props<Seen> = {
  /** Of its heading. */
  id: string;
  path: string;
  body: Body;
  say: { title: string; nothing: string; look: string; again: string; changed: string };
  /** Why there is nothing to look at yet. */
  notYet?: string | undefined;
  children: (seen: Seen, isCurrent: boolean) => ReactNode;
};

/** A look at what a form leads to as it stands, by the rules of the server: whoever asks sees it, and nothing is kept. */
export const Look = <Seen,>({ id, path, body, say, notYet, children }: Props<Seen>) => {
  const [looked, setLooked] = useState<string>();
  const look = useMutation({
    networkMode: 'always',
    mutationFn: (given: Body) => api<Seen>(path, { method: 'POST', body: given }),
  });
  const now = JSON.stringify(body);
  const start = () => {
    setLooked(now);
    look.mutate(body);
  };
  return (
    <section aria-labelledby={id} className="preview">
      <h3 id={id} className="part-heading">
        {say.title}
      </h3>
      <p className="muted">{say.nothing}</p>
      <Button
        iconName="search"
        loading={look.isPending}
        {...(notYet !== undefined && { disabled: true, disabledReason: notYet })}
        onClick={start}
      >
        {looked === undefined ? say.look : say.again}
      </Button>
      <div aria-live="polite">
        <ProblemAlert error={look.error} />
        {look.data && looked !== now && <p>{say.changed}</p>}
        {look.data && children(look.data, looked === now)}
      </div>
    </section>
  );
};
