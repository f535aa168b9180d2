import './form/form.css';

type Props = { of: readonly (readonly [label: string, text: string | undefined])[]; language?: string };

/** What is known, each with what it is called; what is not known is left out. @param language that of the texts, where it is not the reader's */
export const Facts = ({ of, language }: Props) => (
  <dl className="facts">
    {of.map(
      ([label, text]) =>
        text && (
          <div key={label} className="fact">
            <dt>{label}</dt>
            <dd lang={language}>{text}</dd>
          </div>
        ),
    )}
  </dl>
);
