// The table of commands, from which the program, its help and its documentation are made.
import { audit } from './audit.js';
import { build } from './build.js';
import { check } from './check.js';
import type { Command } from './command.js';
import { dev } from './dev.js';
import { digest } from './digest.js';
import { disclosure } from './disclosure.js';
import { importCommand } from './import.js';
import { init } from './init.js';
import { preview } from './preview.js';
import { schema } from './schema.js';

export const commands: readonly Command[] = [
  init,
  check,
  build,
  dev,
  preview,
  disclosure,
  digest,
  audit,
  importCommand,
  schema,
];
