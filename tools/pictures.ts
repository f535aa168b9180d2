import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Graphviz } from '@hpcc-js/wasm-graphviz';
import { optionsOrEnd } from './arguments.ts';
import { DASHBOARDS, dashboardPicture } from './dashboard-pictures/picture.ts';
import { templateOfProduction } from './dashboard-pictures/template.ts';
import type { TemplateJson } from './dashboard-pictures/widgets.ts';

/**
 * Draws docs/pictures/*.svg: every .dot beside them, the state machines from their definitions and the dashboards from the template, so
 * that the pictures cannot tell another story than the code. `npm run pictures`.
 */
const FOLDER = 'docs/pictures';
const FONT = 'Helvetica,Arial,sans-serif';
const STYLE = [
  `graph [fontname="${FONT}" rankdir=TB pad=0.3 nodesep=0.35 ranksep=0.4 bgcolor="white"]`,
  `node [fontname="${FONT}" fontsize=12 shape=box style="rounded,filled" fillcolor="#eef2f7" color="#48607a" margin="0.24,0.1"]`,
  `edge [fontname="${FONT}" fontsize=10 color="#48607a" arrowsize=0.7]`,
].join('\n');

type State = {
  Type: string;
  Resource?: string;
  Next?: string;
  Default?: string;
  Choices?: { Next: string; Condition: string }[];
  Catch?: { Next: string }[];
  ItemProcessor?: StateMachine;
};
export type StateMachine = { StartAt: string; States: Record<string, State> };

const WAITS = '#fff1d6';
const LOOK: Record<string, string> = { Choice: 'shape=diamond style=filled fillcolor="#e8e3f5"' };

const look = (state: State): string => {
  if (state.Resource?.includes('waitForTaskToken')) return `fillcolor="${WAITS}" peripheries=2`;
  if (state.Resource?.includes('startExecution')) return 'fillcolor="#dff1e4" shape=folder style=filled';
  return LOOK[state.Type] ?? '';
};

const word = (condition: string): string => /'([a-z-]+)'/.exec(condition)?.[1] ?? '';

const edges = (id: (name: string) => string, name: string, state: State): string[] => [
  ...(state.Next ? [`${id(name)} -> ${id(state.Next)}`] : []),
  ...(state.Choices ?? []).map(({ Next, Condition }) => `${id(name)} -> ${id(Next)} [label=" ${word(Condition)}"]`),
  ...(state.Default ? [`${id(name)} -> ${id(state.Default)} [label=" otherwise"]`] : []),
  ...(state.Catch ?? []).map(({ Next }) => `${id(name)} -> ${id(Next)} [style=dashed label=" fails"]`),
];

const body = (machine: StateMachine, prefix: string): string => {
  const id = (name: string) => JSON.stringify(`${prefix}${name}`);
  return Object.entries(machine.States)
    .flatMap(([name, state]) => [
      state.ItemProcessor
        ? `subgraph "cluster_${prefix}${name}" { label="${name}: one for each" fontname="${FONT}" fontsize=11 style="rounded,dashed" color="#48607a"
           ${id(name)} [label="${name}"] ${body(state.ItemProcessor, `${prefix}${name}.`)}
           ${id(name)} -> ${JSON.stringify(`${prefix}${name}.${state.ItemProcessor.StartAt}`)} [style=dotted] }`
        : `${id(name)} [label="${name}" ${look(state)}]`,
      ...edges(id, name, state),
    ])
    .join('\n');
};

/** A state machine as Graphviz text: double frames wait for a person, folders start another machine. */
export const machineGraph = (machine: StateMachine): string => `digraph {
${STYLE}
start [shape=circle label="" width=0.18 fillcolor="#48607a"]
start -> ${JSON.stringify(machine.StartAt)}
${body(machine, '')}
}`;

/** What stands in docs/pictures as SVG, by the name of its file. */
export const pictures = async (template: TemplateJson): Promise<Map<string, string>> => {
  const graphviz = await Graphviz.load();
  const machines = ['complaint', 'consult', 'settle', 'follow-up'].map((name): [string, string] => {
    const machine = JSON.parse(readFileSync(`statemachines/${name}.asl.json`, 'utf8')) as StateMachine;
    return [`${name}.svg`, graphviz.dot(machineGraph(machine))];
  });
  const dots = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.dot'))
    .map((file): [string, string] => {
      const graph = readFileSync(`${FOLDER}/${file}`, 'utf8').replace('/*style*/', STYLE);
      return [file.replace(/dot$/, 'svg'), graphviz.dot(graph)];
    });
  const dashboards = Object.entries(DASHBOARDS).map(([name, logicalId]): [string, string] => [
    `${name}.svg`,
    dashboardPicture(template, logicalId),
  ]);
  return new Map([...machines, ...dots, ...dashboards]);
};

if (import.meta.main) {
  optionsOrEnd('Usage: npm run pictures   # draws docs/pictures/*.svg', {});
  for (const [file, picture] of await pictures(templateOfProduction())) writeFileSync(`${FOLDER}/${file}`, picture);
}
