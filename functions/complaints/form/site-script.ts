import type { Policy } from '#domain/policy/policy.ts';
import { letterLanguages } from '#domain/vocabulary.ts';
import { formWords } from './words.ts';

/** What the script says, by language. */
const buttons = Object.fromEntries(letterLanguages.map((language) => [language, formWords[language].button]));

/**
 * What runs on the company's own pages. It puts a form with one button where it stands (or into the element that `data-into` names); the
 * button opens our form with what the page knows of the order and the product at that moment. They travel in the body, so that no
 * address, history or log of ours holds them. It keeps nothing, sets no cookie, brings no style, and works under a policy that allows
 * this script and forms to this address. Written for browsers as they are, since nothing translates it.
 */
const behaviour = `
const script = document.currentScript;
const place = () => {
  const { into, lang, label } = script.dataset;
  const asked = (lang || document.documentElement.lang || '').toLowerCase().split('-')[0];
  const language = asked in buttons ? asked : fallback;
  const form = document.createElement('form');
  form.method = 'post';
  form.action = home + '/?show=form&lang=' + language;
  form.className = 'amends-form';
  const field = (name) => {
    const input = document.createElement('input');
    input.type = 'hidden';
    input.name = name;
    return form.appendChild(input);
  };
  const product = field('product');
  const order = field('orderRef');
  form.addEventListener('submit', () => {
    product.value = script.dataset.product || '';
    order.value = script.dataset.order || '';
  });
  const button = document.createElement('button');
  button.type = 'submit';
  button.lang = language;
  button.textContent = label || buttons[language];
  form.append(button);
  const target = into && document.querySelector(into);
  if (target) target.append(form);
  else script.after(form);
};
if (script.dataset.into && document.readyState === 'loading') document.addEventListener('DOMContentLoaded', place);
else place();
`;

/** `<script src="…/form.js" data-product="…" data-order="…" data-lang="ca"></script>` */
export const siteScript = ({ publicUrl, policy }: { publicUrl: string; policy: Pick<Policy, 'company'> }): string => {
  const known = { home: publicUrl, fallback: policy.company.defaultLanguage, buttons };
  const constants = Object.entries(known).map(([name, value]) => `const ${name} = ${JSON.stringify(value)};`);
  return `(() => {\n${constants.join('\n')}${behaviour}})();\n`;
};
