import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlText } from '#channels/email/html-text.ts';
import { cpuTimeOf } from '#test/support/cpu-time.ts';

describe('htmlText', () => {
  it.each([
    ['plain text', 'hola', 'hola'],
    ['paragraphs', '<p>uno</p><p>dos</p>', 'uno\n\ndos'],
    ['line breaks', 'uno<br>dos<BR/>tres', 'uno\ndos\ntres'],
    ['lines of div', '<div>uno</div><div>dos</div>', 'uno\ndos'],
    ['white space', ' uno \n\n dos&nbsp;tres ', 'uno dos tres'],
    ['marks inside a word', 'no <b>fun</b>ciona', 'no funciona'],
    ['lists', '<ul><li>uno</li><li>dos</li></ul>', '- uno\n- dos'],
    ['tables', '<table><tr><td>uno</td><td>dos</td></tr><tr><td>tres</td></tr></table>', 'uno dos\ntres'],
    ['quotations', 'mío<blockquote>suyo<br>también</blockquote>mío', 'mío\n> suyo\n> también\nmío'],
    ['preformatted text', '<pre>uno\n  dos</pre>', 'uno\n  dos'],
    ['what is not for reading', '<head><title>t</title></head><style>p{}</style>hola<SCRIPT>x("<p>")</script>', 'hola'],
    ['comments', 'a<!-- <p>b</p> -->c', 'ac'],
    ['accents', 'c&oacute;mo &Ntilde;o&ntilde;o &uuml; &ccedil; &#241; &#xF1;', 'cómo Ñoño ü ç ñ ñ'],
    ['signs', '30&nbsp;&euro; &lt;b&gt; &amp;amp; &quot;s&iacute;&quot; &iquest;3&ordm;?', '30 € <b> &amp; "sí" ¿3º?'],
    ['unknown and impossible references', '&foo; &#0; &#x110000; AT&T', '&foo; \ufffd \ufffd AT&T'],
    ['a tag that never closes', 'hola <b', 'hola'],
    ['characters that grow in lower case', 'İİİ<STYLE>x</STYLE>hola', 'İİİhola'],
  ])('The text of an HTML mail is read with %s', (_, html, text) => expect(htmlText(html)).toBe(text));

  it.each(['<!--', '<a ', '<script>', '<', '&', '&#', '<blockquote>x<br>', '<pre>  x<br>', '</style', '<p>'])(
    'Reading HTML takes time in proportion to the length of %j repeated',
    async (piece) => {
      expect(await cpuTimeOf(() => htmlText(piece.repeat(200_000)))).toBeLessThan(2_000);
    },
  );

  it('The text of an HTML mail shows no markup, and reading it never fails', () => {
    const markup = fc.constantFrom(
      '<p>',
      '</p>',
      '<br>',
      '<b>',
      '<blockquote>',
      '</blockquote>',
      '<!--',
      '-->',
      '<pre>',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(markup, fc.string())), (pieces) => {
        expect(typeof htmlText(pieces.join(''))).toBe('string');
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.constantFrom('<p>', '<br>', '<i class="x">', 'hola', ' ')), (pieces) => {
        expect(htmlText(pieces.join(''))).not.toMatch(/[<>]/);
      }),
    );
  });
});
