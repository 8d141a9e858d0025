/** The one thing that every text tries to reach, and that must turn up nowhere as more than letters. */
const hostileHost = 'hostile.test.invalid';

/**
 * Texts that somebody writes to make a page do something: OWASP's XSS Filter Evasion Cheat Sheet and Markdown, wiki and
 * template tricks, each shortened. Every one would show a dialog, load something or become a link.
 */
export const hostileTexts = [
  '<script>alert(1)</script>',
  `<script src=//${hostileHost}/a.js></script>`,
  '"><img src=x onerror=alert(1)>',
  "' autofocus onfocus=alert(1) x='",
  '<svg/onload=alert(1)>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<a href="javascript:alert(1)">klik</a>',
  'javascript:alert(1)//',
  `https://${hostileHost}/aanmelden`,
  `[klik hier](https://${hostileHost})`,
  `www.${hostileHost} mailto:x@${hostileHost}`,
  `<meta http-equiv=refresh content="0;url=https://${hostileHost}">`,
  `<base href="https://${hostileHost}/">`,
  `<form action="https://${hostileHost}"><button>x</button>`,
  `<link rel=stylesheet href="//${hostileHost}/a.css"><style>@import "//${hostileHost}"</style>`,
  '</textarea><script>alert(1)</script>',
  '</title><script>alert(1)</script>',
  '{{constructor.constructor("alert(1)")()}} #{alert(1)} <%= alert(1) %>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '<math><mtext></mtext><mglyph><svg><mtext><style><path id="</style><img onerror=alert(1) src>">',
  '<details open ontoggle=alert(1)>',
  '<input type=image src onerror=alert(1)>',
] as const;
