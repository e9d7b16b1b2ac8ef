import { defaultTheme, extendTheme, html } from 'candor';

/** @type {import('candor/theme').Part<'page'>} */
const page = (props, context) => html`<!DOCTYPE html>
<html lang="${context.site.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${props.securityPolicy}">
<title>${props.title} – ${context.site.title}</title>
<link rel="stylesheet" href="${context.href({ page: 'asset', path: 'assets/theme.css' })}">
<link rel="stylesheet" href="${context.href({ page: 'asset', path: 'assets/shell.css' })}">
</head>
<body>
<main>
${props.body}
</main>
<nav aria-label="Kestrel Rail">
<a href="${context.href({ page: 'status' })}">Now</a>
<a href="${context.href({ page: 'history' })}">Before</a>
</nav>
</body>
</html>`;

export default extendTheme(defaultTheme, {
  parts: { page },
  assets: [{ path: 'assets/shell.css', source: 'shell.css' }],
});
