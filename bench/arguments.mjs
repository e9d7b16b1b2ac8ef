// The command lines of the benchmarks: sizes, and options that some of them have.
import { parseArgs } from 'node:util';
import { shapeNames } from './generate-site.mjs';

/** Ends the process with code 2 and the usage where it cannot be read. */
export function readArguments(usage, usualSizes) {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        all: { type: 'boolean', default: false },
        search: { type: 'boolean', default: false },
        shape: { type: 'string', default: shapeNames[0] },
        rounds: { type: 'string', default: '3' },
      },
    });
    const usual = values.all ? [...usualSizes, 50_000] : usualSizes;
    const sizes = positionals.length > 0 ? positionals.map(Number) : usual;
    const rounds = Number(values.rounds);
    const wrong = [...sizes, rounds].find((number) => !Number.isInteger(number) || number < 1);
    if (wrong !== undefined) throw new Error('Sizes and rounds are whole numbers.');
    if (!shapeNames.includes(values.shape)) throw new Error(`There is no shape ${values.shape}.`);
    return { sizes, rounds, shape: values.shape, hasSearch: values.search };
  } catch (error) {
    console.error(`${error.message}\n${usage}`);
    return process.exit(2);
  }
}
