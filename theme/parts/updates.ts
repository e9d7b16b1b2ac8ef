// What was said while it lasted, newest first, each under an address of its own.
import { html, type Html, type Part, type ThemeContext, type Update } from '../../src/theme.js';
import { anchored, lines, list, showProse } from './pieces.js';
import { toneOfStatus } from './tones.js';

export const updates: Part<'updates'> = ({ incident }, context) => {
  const items = incident.updates
    .toReversed()
    .map(
      (update) =>
        html`<li class="tone-${toneOfStatus(update.status)}">${context.parts.update({ update }, context)}</li>`,
    );
  return html`<section>
<h2 id="updates">${anchored('updates', context.messages.labels.updates)}</h2>
<ol class="updates" reversed>
${lines(items)}
</ol>
</section>`;
};

export const update: Part<'update'> = ({ update: { status, time, anchor, prose, changes } }, context) => {
  const permalink = html`<a href="#${anchor}">${context.time(time)}</a>`;
  return lines([
    html`<h3 id="${anchor}">${context.messages.statuses[status]} ${permalink}</h3>`,
    showProse(prose, context),
    changes.size > 0 && showChanges(changes, context),
  ]);
};

function showChanges(changes: Update['changes'], context: ThemeContext): Html {
  const { site, parts } = context;
  const nameOf = (id: string): string => site.componentById.get(id)?.name ?? id;
  const items = [...changes].map(
    ([id, state]) => html`${nameOf(id)}: ${parts.stateLabel({ state }, context)}`,
  );
  return list('changes', items);
}
