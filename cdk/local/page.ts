import type { ServerResponse } from 'node:http';

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

export const styleSheet = `
:root { color-scheme: light; }
body { font: 1.0625rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem; color: #1b1b1b; background: #fff; }
h1 { font-size: 1.6rem; line-height: 1.25; }
a { color: #0b5563; } a:focus-visible, button:focus-visible { outline: 3px solid #1b1b1b; outline-offset: 2px; }
ul.lijst { list-style: none; padding: 0; } ul.lijst li { border-bottom: 1px solid #c4c4c4; padding: .75rem 0; }
.klein { color: #4a4a4a; font-size: .9375rem; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; border: 1px solid #c4c4c4; padding: 1rem; }
iframe { width: 100%; height: 40rem; border: 1px solid #c4c4c4; background: #fff; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; overflow-wrap: anywhere; } dt { font-weight: 600; } dd { margin: 0; }
button { font: inherit; width: 100%; text-align: left; padding: .75rem 1rem; margin: 0 0 .5rem; border: 2px solid #0b5563; background: #fff; color: #0b5563; cursor: pointer; }
button:hover { background: #0b5563; color: #fff; }
`;

/** A page of the local tools: own style sheet at /stijl.css, no script, nothing from elsewhere. */
export function sendPage(
  response: ServerResponse,
  title: string,
  body: string,
  options: { status?: number; formAction?: string; frame?: string } = {},
): void {
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    `frame-src ${options.frame ?? "'none'"}`,
    `form-action ${options.formAction ?? "'none'"}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  const html = `<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} - Vlot</title><link rel="stylesheet" href="/stijl.css"></head>
<body><main><h1>${escapeHtml(title)}</h1>
${body}</main></body></html>`;
  response
    .writeHead(options.status ?? 200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
    .end(html);
}

export function sendStyleSheet(response: ServerResponse): void {
  response
    .writeHead(200, { 'content-type': 'text/css; charset=utf-8', 'x-content-type-options': 'nosniff' })
    .end(styleSheet);
}
