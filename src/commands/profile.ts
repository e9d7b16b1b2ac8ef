// What each stage of a build took, as `candor build --profile` tells it.
import type { Io, Usage } from './command.js';

export interface Profile {
  /** To be called when a stage is over; one that comes back is counted with its first time. */
  readonly onStage: (stage: string) => void;
  /** A table: a line for each stage, in the order in which they ended first, and one for the whole. */
  readonly describe: () => string;
}

/** Begins with the stage `start`: all that the process did until now, the start of Node among it. */
export function startProfile({ measure }: Pick<Io, 'measure'>): Profile {
  const stages = new Map<string, Usage>();
  let last: Usage = { wall: 0, cpu: 0, peakMemory: 0 };
  const onStage = (stage: string): void => {
    const now = measure();
    // Linux estimates the peak, and may tell less of it later.
    const peakMemory = Math.max(last.peakMemory, now.peakMemory);
    const before = stages.get(stage);
    stages.set(stage, {
      wall: (before?.wall ?? 0) + now.wall - last.wall,
      cpu: (before?.cpu ?? 0) + now.cpu - last.cpu,
      peakMemory,
    });
    last = { ...now, peakMemory };
  };
  onStage('start');
  return { onStage, describe: () => writeTable([...stages, ['total', last]]) };
}

function writeTable(stages: readonly (readonly [string, Usage])[]): string {
  const rows = [
    ['stage', 'wall ms', 'CPU ms', 'peak MiB'],
    ...stages.map(([stage, { wall, cpu, peakMemory }]) => [
      stage,
      ...[wall, cpu, peakMemory / 2 ** 20].map((figure) => String(Math.round(figure))),
    ]),
  ];
  const line = ([stage = '', ...figures]: readonly string[]): string =>
    `${stage.padEnd(8)}${figures.map((figure) => figure.padStart(10)).join('')}\n`;
  return rows.map(line).join('');
}
