// The tools that a site can be handed to, a table: one folder each beside this file.
import { exportCstate } from './cstate/export-cstate.js';
import type { Exporter } from './exported.js';
import { exportStatuspage } from './statuspage/export-statuspage.js';

export const exporters: readonly Exporter[] = [
  {
    name: 'cstate',
    summary: 'cState: its Hugo configuration, and one post an entry',
    run: exportCstate,
  },
  {
    name: 'statuspage',
    summary: 'Statuspage: one JSON file an incident, as its API has it',
    run: exportStatuspage,
  },
];
