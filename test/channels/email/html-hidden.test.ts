import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeEntities } from '#channels/email/entities.ts';
import { htmlText } from '#channels/email/html-text.ts';

describe('text of a mail that nobody sees', () => {
  it.each([
    ['display', '<div style="display:none">Ver en el navegador</div>'],
    ['display among others', "<span style='color:red; DISPLAY : none !important; mso-hide:all'>x</span>"],
    ['visibility', '<p style="visibility: hidden">x</p>'],
    ['the size of its letters', '<td style="font-size:0">x</td>'],
    ['letters of a pixel', '<span style="font-size: 1px; line-height:1px">x</span>'],
    ['opacity', '<div style="opacity:0;">x</div>'],
    ['height', '<div style="max-height:0px;overflow:hidden">x</div>'],
    ['its attribute', '<div hidden>x</div>'],
    ['white letters', '<div style="color:#FFFFFF">x</div>'],
    ['white letters of old', '<font color="white">x</font>'],
    ['white letters on white', '<div style="background:#fff;color:rgb(255, 255, 255)">x</div>'],
    ['elements within', '<div style="display:none"><p>x</p><b style="display:block">y</b></div>'],
    ['a quotation within', '<div style="display:none"><blockquote>x</blockquote></div>'],
    ['a paragraph that nothing ends', '<p style="display:none">x'],
  ])('Text that is hidden by %s is no word of the customer', (_, hidden) => {
    expect(htmlText(`${hidden}<p>La caldera pierde agua.</p>`)).toBe('La caldera pierde agua.');
    expect(htmlText(`<table><tr>${hidden}</tr></table><div>Huele a gas.</div>`)).toBe('Huele a gas.');
  });

  it.each([
    ['letters that are small, not tiny', '<span style="font-size:10px">Huele a gas</span>'],
    [
      'letters within what has none of its own',
      '<td style="font-size:0"><div style="font-size:14px">Huele a gas</div></td>',
    ],
    ['white letters on a dark ground', '<td bgcolor="#003366"><font color="#ffffff">Huele a gas</font></td>'],
    [
      'white letters over a picture',
      '<div style="background: url(x.png)"><b style="color:white">Huele a gas</b></div>',
    ],
    [
      'white letters that a style sheet may ground',
      '<style>.a{background:#000}</style><b style="color:#fff">Huele a gas</b>',
    ],
    ['what hides what overflows', '<div style="overflow:hidden;height:100px">Huele a gas</div>'],
    ['half opacity', '<div style="opacity:0.5">Huele a gas</div>'],
    ['words about hiding', '<p title="hidden display:none">Huele a gas</p>'],
    ['a class of that name', '<div class="hidden-xs" data-x="display:none">Huele a gas</div>'],
  ])('Text that is seen is read: %s', (_, html) => {
    expect(htmlText(html)).toBe('Huele a gas');
  });

  it('Text that is hidden is read where there is no other', () => {
    expect(htmlText('<body style="display:none"><p>Huele a gas</p></body>')).toBe('Huele a gas');
    expect(htmlText('<div style="color:white">Huele a gas</div>')).toBe('Huele a gas');
  });

  it('Nothing is lost of a mail that hides nothing, however its elements are closed', () => {
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '<div>',
      '</div>',
      '<td style="color:red">',
      '</td>',
      '<li>',
      '<b>',
      '</i>',
      '<br>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const html = pieces.map((tag, index) => `${tag}w${index}`).join('');
        for (const index of pieces.keys()) expect(htmlText(html)).toContain(`w${index}`);
      }),
    );
  });
});

describe('references to characters', () => {
  it.each([
    ['&aacute;&Ntilde;&uuml;&ccedil;&Ccedil;&iexcl;&iquest;&ordf;&ordm;', 'áÑüçÇ¡¿ªº'],
    ['&euro; &pound; &yen; &cent; &curren; &sect; &para; &micro; &macr;', '€ £ ¥ ¢ ¤ § ¶ µ ¯'],
    ['&frac12; &frac14; &sup2; &sup3; &plusmn; &not; &brvbar;', '½ ¼ ² ³ ± ¬ ¦'],
    ['&hellip;&lsquo;&rsquo;&sbquo;&ldquo;&rdquo;&bdquo;&lsaquo;&rsaquo;', '…‘’‚“”„‹›'],
    ['&lacute;&zacute;&lstrok;&aogon;&eogon;&zdot;&Lstrok;', 'ĺźłąężŁ'],
    ['&ccaron;&rcaron;&scaron;&zcaron;&ecaron;&uring;', 'čřšžěů'],
    ['&odblac;&udblac;&abreve;&scedil;&tcedil;&inodot;&gbreve;&amacr;', 'őűăşţığā'],
    ['&alpha;&beta;&Omega;&pi;&sigmaf;&mu;', 'αβΩπςμ'],
    ['&odot; &tdot;', '⊙ \u20db'],
    ['&rarr; &larr; &harr; &infin; &ne; &le; &ge; &asymp; &hearts; &check;', '→ ← ↔ ∞ ≠ ≤ ≥ ≈ ♥ ✓'],
    ['&lpar;a&rpar;&colon; b&comma; c&period; d&excl; &num;1 &commat; &percnt;', '(a): b, c. d! #1 @ %'],
    ['a&nbsp;b&ensp;c&thinsp;d&zwnj;e&shy;f', 'a b c def'],
    ['&aacute &eacute&nbsp', 'á é '],
    [
      'https://example.com/f?id=1&lang=es&phone=699&num=2&part=3&image=4&sub=5&check=6&real=7&ne=8&half=9&scaron=10',
      'https://example.com/f?id=1&lang=es&phone=699&num=2&part=3&image=4&sub=5&check=6&real=7&ne=8&half=9&scaron=10',
    ],
    ['&#146;&#147;&#148;&#150;&#128;', '’“”–€'],
    ['&#x20AC;&#X41;&#65', '€AA'],
    ['&amp;aacute; &amp;lt;', '&aacute; &lt;'],
    ['&foo; AT&T &; &#; & b', '&foo; AT&T &; &#; & b'],
    ['&constructor; &toString; &__proto__;', '&constructor; &toString; &__proto__;'],
  ])('References are decoded: %s', (html, text) => {
    expect(decodeEntities(html)).toBe(text);
  });
});
