import { defaultTheme, extendTheme, html } from 'candor';

/** @type {import('candor/theme').Part<'footer'>} */
const footer = (props, context) => html`<div class="imprint-of-kestrel">
<p>Kestrel Rail, platform 4. Trains run while this page is read.</p>
</div>
${defaultTheme.parts.footer(props, context)}`;

export default extendTheme(defaultTheme, { parts: { footer } });
