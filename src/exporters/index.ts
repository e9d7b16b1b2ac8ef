// The tools that a site can be handed to, a table: one folder each beside this file.
import type { Exporter } from './exported.js';
import { exportStatuspage } from './statuspage/export-statuspage.js';

export const exporters: readonly Exporter[] = [
  {
    name: 'statuspage',
    summary: 'Statuspage: one JSON file an incident, as its API has it',
    run: exportStatuspage,
  },
];
