import Button from '@cloudscape-design/components/button';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { useWords } from '../../words/use-words.ts';
import { type Finding, Findings } from './findings.tsx';
import { words } from './words.ts';

type Props = {
  value: string;
  onChange: (value: string) => void;
  /** The language the customer is written in. */
  language: 'es' | 'en';
  rows?: number;
  controlId?: string;
};

/** Text that the customer reads as it is: its tone is checked when the writer leaves it, and whenever they ask. */
export const TextForCustomer = ({ value, onChange, language, rows = 5, ...rest }: Props) => {
  const say = useWords(words);
  const [checked, setChecked] = useState<{ text: string; findings: Finding[] }>();
  const check = async () => {
    if (value.trim() === '' || checked?.text === value) return;
    const answer = await api<{ findings: Finding[] }>('/desk/tone', {
      method: 'POST',
      body: { text: value, language },
    }).catch(() => undefined);
    // Where nobody answers, the server still looks at it when it is sent.
    if (answer) setChecked({ text: value, findings: answer.findings });
  };
  return (
    <div className="for-customer">
      <Textarea
        {...rest}
        value={value}
        rows={rows}
        spellcheck
        onChange={({ detail }) => onChange(detail.value)}
        onBlur={() => void check()}
      />
      <Button variant="link" onClick={() => void check()}>
        {say.checkTone}
      </Button>
      <div aria-live="polite">
        {checked?.text === value &&
          (checked.findings.length === 0 ? (
            <p>{say.toneGood}</p>
          ) : (
            <Findings text={checked.text} findings={checked.findings} />
          ))}
      </div>
    </div>
  );
};
