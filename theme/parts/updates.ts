// What was said while it lasted, newest first, each under an address of its own.
import { html, type Html, type Part, type ThemeContext, type Update } from '../../src/theme.js';

export const updates: Part<'updates'> = ({ incident }, context) => html`<section>
<h2 id="updates">${context.messages.labels.updates}</h2>
<ol class="updates" reversed>
${incident.updates.toReversed().map(
  (update) => html`<li>${context.parts.update({ update }, context)}</li>
`,
)}</ol>
</section>`;

export const update: Part<'update'> = (
  { update: { status, time, anchor, prose, changes } },
  context,
) => html`<h3 id="${anchor}">${
  context.messages.statuses[status]
} <a href="#${anchor}">${context.time(time)}</a></h3>
<div class="prose">${context.prose(prose)}</div>${
  changes.size > 0 &&
  html`
${showChanges(changes, context)}`
}`;

function showChanges(changes: Update['changes'], context: ThemeContext): Html {
  const { site, parts } = context;
  return html`<ul class="changes">
${[...changes].map(
  ([
    id,
    state,
  ]) => html`<li>${site.componentById.get(id)?.name ?? id}: ${parts.stateLabel({ state }, context)}</li>
`,
)}</ul>`;
}
