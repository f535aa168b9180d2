/** What an element passes on to those within it: whether they are shown at all, how small and in which colors they are written. */
type Look = { isGone: boolean; isTiny: boolean; isWhite: boolean; isBacked: boolean };

const SEEN: Look = { isGone: false, isTiny: false, isWhite: false, isBacked: false };

/** Elements that have no end. */
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
/** Elements that end where another of them begins, and what ends a paragraph (HTML 5, 13.1.2.4). */
const SIBLINGS = new Set('p li td th tr dt dd option'.split(' '));
const ENDS_PARAGRAPH = new Set(
  'address article aside blockquote div dl fieldset footer form h1 h2 h3 h4 h5 h6 header hr ol pre section table ul'.split(
    ' ',
  ),
);

/** Elements within elements that are kept in mind; deeper ones look like those around them. */
const MAX_OPEN = 200;
/** Longest tag that is looked into. */
const MAX_TAG = 4_000;

const GONE =
  /(?:^|;)\s{0,20}(?:display\s{0,20}:\s{0,20}none|visibility\s{0,20}:\s{0,20}(?:hidden|collapse)|mso-hide\s{0,20}:\s{0,20}all|opacity\s{0,20}:\s{0,20}0?(?:\.0{1,20})?(?=\s{0,20}(?:;|!|$)))/i;
const NO_HEIGHT = /(?:^|;)\s{0,20}(?:max-)?height\s{0,20}:\s{0,20}0(?:px)?\s{0,20}(?:;|!|$)/i;
const OVERFLOW_HIDDEN = /(?:^|;)\s{0,20}overflow\s{0,20}:\s{0,20}hidden/i;
const TINY =
  /^(?:0{0,20}\.?0{1,20}|0{0,20}1(?=\s{0,20}px)|0{0,20}\.\d{1,20}(?=\s{0,20}p[xt]))\s{0,20}(?:px|pt|r?em|%)?\s{0,20}(?:!.*)?$/i;
const WHITE = /^(?:#fff(?:fff)?(?:ff)?|white|rgba?\(\s*255\s*,\s*255\s*,\s*255\s*(?:,[^)]*)?\))\s*(?:!.*)?$/i;
const NO_COLOR = /^(?:transparent|none|inherit|initial|#fff(?:fff)?\b|white\b|rgba?\(\s*255\s*,\s*255\s*,\s*255\b)/i;

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\s${name}\\s{0,20}=\\s{0,20}(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i')
    .exec(tag)
    ?.slice(1)
    .find((value) => value !== undefined);

const property = (style: string, name: string): string | undefined =>
  new RegExp(`(?:^|;)\\s{0,20}${name}\\s{0,20}:\\s{0,20}([^;]+)`, 'i').exec(style)?.[1]?.trim();

/** The background an element sets for itself; undefined where it sets none. */
const backgroundOf = (tag: string, style: string): string | undefined =>
  property(style, 'background(?:-color|-image)?') ?? attribute(tag, 'bgcolor') ?? attribute(tag, 'background');

const isGone = (tag: string, style: string): boolean =>
  GONE.test(style) ||
  (NO_HEIGHT.test(style) && OVERFLOW_HIDDEN.test(style)) ||
  /\shidden(?=[\s/>=]|$)/i.test(tag.replace(/"[^"]*"|'[^']*'/g, ''));

/** How an element looks within another. Only what stands in its tag counts, which is how mail is styled. */
const lookOf = (tag: string, around: Look): Look => {
  if (!/style|hidden|color|background/i.test(tag)) return around;
  const style = attribute(tag, 'style') ?? '';
  const size = property(style, 'font-size');
  const color = property(style, 'color') ?? attribute(tag, 'color');
  const background = backgroundOf(tag, style);
  return {
    isGone: around.isGone || isGone(tag, style),
    isTiny: size === undefined ? around.isTiny : TINY.test(size),
    isWhite: color === undefined ? around.isWhite : WHITE.test(color),
    isBacked: background === undefined ? around.isBacked : !NO_COLOR.test(background),
  };
};

/**
 * Follows the tags of a document and knows whether a reader sees what stands between them. White letters count as hidden only
 * where no style sheet may give them another ground.
 */
export const visibility = (html: string) => {
  const hasSheet = /<style/i.test(html);
  const open: { name: string; look: Look }[] = [];
  const look = (): Look => open.at(-1)?.look ?? SEEN;
  /** Whether a tag ends the element it stands in, which has no end of its own. */
  const endsOpen = (name: string): boolean => {
    const last = open.at(-1)?.name;
    return (last === name && SIBLINGS.has(name)) || (last === 'p' && ENDS_PARAGRAPH.has(name));
  };
  return {
    isHidden: (): boolean => {
      const { isGone: gone, isTiny, isWhite, isBacked } = look();
      return gone || isTiny || (isWhite && !isBacked && !hasSheet);
    },
    /** @param tag its source, from `<` to `>` */
    tag: (name: string, closing: boolean, tag: string): void => {
      if (!closing && endsOpen(name)) open.pop();
      if (!name || VOID.has(name)) return;
      if (closing) {
        const start = open.findLastIndex((element) => element.name === name);
        if (start >= 0) open.length = start;
      } else if (open.length < MAX_OPEN && !tag.endsWith('/>'))
        open.push({ name, look: lookOf(tag.slice(0, MAX_TAG), look()) });
    },
  };
};
