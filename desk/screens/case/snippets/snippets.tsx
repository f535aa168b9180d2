import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { snippetsOf } from '../../../api/queries.ts';
import { useWords } from '../../../words/use-words.ts';
import { putIn } from './put-in.ts';
import { snippetWords } from './words.ts';

type Props = { caseId: string; text: string; onText: (text: string) => void };

const CONTAINER = '.composer-letter';

/** Opens the list by a chord that types nothing, wherever in the letter one is. */
const useChord = (open: () => void): React.RefObject<HTMLDivElement | null> => {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const letter = place.current?.closest<HTMLElement>(CONTAINER);
    const onKey = (event: KeyboardEvent): void => {
      if (event.code !== 'Space' || !event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      open();
    };
    letter?.addEventListener('keydown', onKey);
    return () => letter?.removeEventListener('keydown', onKey);
  });
  return place;
};

/** The company's texts, filled for the case: a list to search in, by pointer and keys; what is chosen stands where the cursor was. */
export const Snippets = ({ caseId, text, onText }: Props) => {
  const say = useWords(snippetWords);
  const { data, error, isPending } = useQuery(snippetsOf(caseId));
  const [added, setAdded] = useState<string>();
  const place = useChord(() => {
    const trigger = place.current?.querySelector<HTMLButtonElement>('button');
    trigger?.focus();
    // A list opens when it is pressed, not when it is clicked.
    trigger?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }));
  });
  const letter = () => place.current?.closest(CONTAINER)?.querySelector<HTMLTextAreaElement>('textarea');
  const put = (id: string | undefined): void => {
    const snippet = data?.snippets.find((one) => one.id === id);
    if (!snippet) return;
    const area = letter();
    const after = putIn({ text, cursor: area?.selectionEnd ?? text.length }, snippet.text);
    onText(after.text);
    setAdded(snippet.title);
    // The list gives the focus back to itself first; then one goes on writing behind what was put in.
    setTimeout(() => {
      area?.focus();
      area?.setSelectionRange(after.cursor, after.cursor);
    });
  };
  return (
    <div ref={place}>
      <FormField label={say.label} description={say.hint}>
        <Select
          selectedOption={null}
          placeholder={say.choose}
          options={(data?.snippets ?? []).map(({ id, title, text: description }) => ({
            value: id,
            label: title,
            description,
          }))}
          filteringType="auto"
          filteringPlaceholder={say.find}
          filteringAriaLabel={say.find}
          noMatch={say.none}
          statusType={error ? 'error' : isPending ? 'loading' : 'finished'}
          loadingText={say.loading}
          errorText={say.failed}
          onChange={({ detail }) => put(detail.selectedOption.value)}
        />
      </FormField>
      <span aria-live="polite" className="muted">
        {added && say.added(added)}
      </span>
    </div>
  );
};
