import type { Classifier } from '../../policy/schema/classifier.ts';
import { type Features, lengthOf, sizeOf } from './features.ts';

/** A classifier made ready to be asked: for each feature, what it says for which output. */
type Ready = { outputs: readonly string[]; biases: readonly number[]; weights: Map<string, Float32Array> };

/** A policy is read once and asked for as long as its process lives. */
const READY = new WeakMap<Classifier, Ready>();

/** Pairs of output and weight, flat, by feature. */
const unpack = ({ outputs, features, weights }: Classifier): Ready['weights'] => {
  const bytes = Buffer.from(weights, 'base64');
  let at = 0;
  const unpacked = features.split('\n').map((feature): [string, Float32Array] => {
    const count = bytes[at++] ?? 0;
    const pairs = new Float32Array(count * 2);
    for (let pair = 0; pair < count; pair++) {
      const output = bytes[at++] ?? 0;
      pairs[2 * pair] = output;
      pairs[2 * pair + 1] = bytes.readInt8(at++) * (outputs[output]?.step ?? 0);
    }
    return [feature, pairs];
  });
  return new Map(unpacked);
};

const readyOf = (classifier: Classifier): Ready => {
  const known = READY.get(classifier);
  if (known) return known;
  const ready = {
    outputs: classifier.outputs.map(({ name }) => name),
    biases: classifier.outputs.map(({ bias }) => bias),
    weights: unpack(classifier),
  };
  READY.set(classifier, ready);
  return ready;
};

/** How much speaks for each output, by its name: above 0 more for it than against it. */
export type Scores = ReadonlyMap<string, number>;

export const scoresOf = (classifier: Classifier, features: Features): Scores => {
  const { outputs, biases, weights } = readyOf(classifier);
  const sums = new Float64Array(outputs.length);
  for (const feature of features) {
    const pairs = weights.get(feature);
    if (!pairs) continue;
    const size = sizeOf(feature);
    for (let at = 0; at < pairs.length; at += 2)
      sums[pairs[at] ?? 0] = (sums[pairs[at] ?? 0] ?? 0) + size * (pairs[at + 1] ?? 0);
  }
  const length = lengthOf(features);
  return new Map(outputs.map((name, index) => [name, (sums[index] ?? 0) / length + (biases[index] ?? 0)]));
};

/** The features that spoke most for an output, strongest first. */
export const spokeFor = (
  classifier: Classifier,
  { features, output, most }: { features: Features; output: string; most: number },
): string[] => {
  const { outputs, weights } = readyOf(classifier);
  const wanted = outputs.indexOf(output);
  const said = [...features].flatMap((feature) => {
    const pairs = weights.get(feature) ?? [];
    for (let at = 0; at < pairs.length; at += 2)
      if (pairs[at] === wanted) return [{ feature, weight: sizeOf(feature) * (pairs[at + 1] ?? 0) }];
    return [];
  });
  return said
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, most)
    .map(({ feature }) => feature);
};
