// One line of text as a value of YAML.
import { writeYaml } from '../kernel/yaml.js';

/** Quoted where YAML would read it as something else. */
export const writeText = (text: string): string => writeYaml(text).trimEnd();
