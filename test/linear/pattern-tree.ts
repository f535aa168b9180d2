/** A pattern as a tree, as far as attacks on it need one. */
export type Tree =
  | { kind: 'one-of'; options: Tree[] }
  | { kind: 'row'; parts: Tree[] }
  | { kind: 'many'; inner: Tree; min: number; max: number }
  /** One character: the source of a class, an escape or a letter. */
  | { kind: 'character'; source: string }
  /** A place and no character: an anchor, a look ahead or behind. */
  | { kind: 'place'; inner?: Tree };

/** Reads a pattern of JavaScript that is known to be valid. */
export const treeOf = (source: string): Tree => {
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    const sticky = new RegExp(pattern.source, 'yu');
    sticky.lastIndex = at;
    const [found] = sticky.exec(source) ?? [];
    at += found?.length ?? 0;
    return found;
  };
  const group = (): Tree => {
    const inner = oneOf();
    at++;
    return inner;
  };
  const atom = (): Tree => {
    if (take(/\(\?<?[=!]/)) return { kind: 'place', inner: group() };
    if (take(/\((?:\?(?::|<[^>]+>))?/)) return group();
    if (take(/\^|\$|\\[bB]/)) return { kind: 'place' };
    const written =
      take(/\[(?:[^\]\\]|\\[\s\S])*\]/) ??
      take(/\\(?:[pP]\{[^}]*\}|x[\da-fA-F]{2}|u\{[^}]*\}|u[\da-fA-F]{4}|[\s\S])/) ??
      take(/[\s\S]/) ??
      '';
    return { kind: 'character', source: written };
  };
  const repeated = (inner: Tree): Tree => {
    const sign = take(/[*+?]|\{\d+(?:,\d*)?\}/);
    if (!sign) return inner;
    take(/\?/);
    const simple: Record<string, [number, number]> = { '*': [0, Infinity], '+': [1, Infinity], '?': [0, 1] };
    const [low = '0', high] = sign.slice(1, -1).split(',');
    const counted = [Number(low), high === undefined ? Number(low) : high === '' ? Infinity : Number(high)] as const;
    const [min, max] = simple[sign] ?? counted;
    return { kind: 'many', inner, min, max };
  };
  const row = (): Tree => {
    const parts: Tree[] = [];
    while (at < source.length && source[at] !== '|' && source[at] !== ')') parts.push(repeated(atom()));
    return { kind: 'row', parts };
  };
  const oneOf = (): Tree => {
    const options = [row()];
    while (source[at] === '|') {
      at++;
      options.push(row());
    }
    return options.length === 1 && options[0] ? options[0] : { kind: 'one-of', options };
  };
  return oneOf();
};
