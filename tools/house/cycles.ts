import type { ImportGraph } from './imports.ts';

/**
 * The circles of files that import each other, largest first, each sorted: the strongly connected components of the graph
 * with more than one file, and each file that imports itself (Tarjan, SIAM J. Comput. 1972).
 */
export const importCycles = (graph: ImportGraph): string[][] => {
  const index = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const cycles: string[][] = [];
  const lowerTo = (file: string, to: number) => lowest.set(file, Math.min(lowest.get(file) ?? to, to));

  const close = (file: string): void => {
    const component = open.splice(open.indexOf(file));
    if (component.length > 1 || graph.get(file)?.includes(file)) cycles.push(component.sort());
  };

  const follow = (file: string, imported: string): void => {
    if (!index.has(imported)) {
      visit(imported);
      lowerTo(file, lowest.get(imported) ?? 0);
    } else if (open.includes(imported)) lowerTo(file, index.get(imported) ?? 0);
  };

  const visit = (file: string): void => {
    const at = index.size;
    index.set(file, at);
    lowerTo(file, at);
    open.push(file);
    for (const imported of graph.get(file) ?? []) if (graph.has(imported)) follow(file, imported);
    if (lowest.get(file) === at) close(file);
  };

  for (const file of graph.keys()) if (!index.has(file)) visit(file);
  return cycles.sort((a, b) => b.length - a.length);
};
