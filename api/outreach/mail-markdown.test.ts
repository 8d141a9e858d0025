import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTooDeep, mailHtml } from './mail-markdown.ts';
import { mailText } from './mail-text.ts';

const hostile = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '![x](https://weg.example/pixel.png)',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt&colon;alert(1))',
  '[x](data:text/html,<script>alert(1)</script>)',
  '[x](http://plat.example)',
  '[x](//zonder.example)',
  '[x](/pad)',
  '[x](https://naam:wachtwoord@val.example)',
  '[x](https://goed.example/"onmouseover=alert(1)//)',
  '<https://goed.example/?a=1&b="><script>>',
  '[![x](https://weg.example/p.png)](https://goed.example)',
  '`<iframe src=//weg.example>`',
  '```\n<style>*{background:url(//weg.example)}</style>\n```',
  '| a | b |\n|---|---|\n| <b onclick=x> | y |',
  '&lt;script&gt; &#60;script&#62;',
  '[x]: javascript:alert(1)\n\n[x]',
  '<!-- --><svg/onload=alert(1)>',
  'https://kaal.example/<script>',
];
const ownTags = /^(h[123]|p|ul|ol|li|blockquote|hr|strong|em|br|a)$/;

test('whatever is typed, a letter has our own tags alone, no address that is fetched, and links to https only', () => {
  for (const markdown of [...hostile, hostile.join('\n\n')]) {
    const html = mailHtml(markdown);
    for (const [tag, name = '', attributes = ''] of html.matchAll(
      /<\/?([a-z]+\d?)((?:\s+[a-z]+="[^"]*")*)\s*>/g,
    )) {
      assert.match(name, ownTags, tag);
      for (const [, attribute = ''] of attributes.matchAll(/\s([a-z]+)="/g))
        assert.match(attribute, /^(style|href|start)$/, tag);
    }
    const rest = html.replace(/<\/?[a-z]+\d?(?:\s+[a-z]+="[^"]*")*\s*>/g, '');
    assert.doesNotMatch(rest, /[<>"]/, `nothing else looks like a tag: ${markdown}`);
    for (const [, href = ''] of html.matchAll(/href="([^"]*)"/g))
      assert.match(href, /^https:\/\/(goed|kaal)\.example/, markdown);
  }
});

test('(counter-proof: what is meant to be there is there)', () => {
  const markdown =
    '# Kop\n\nEen **vet** en *schuin* woord, [een link](https://goed.example/pad?a=1&b=2).\n\n1. een\n2. twee\n\n> citaat';
  const html = mailHtml(markdown);
  for (const part of ['<h1 ', '<strong>vet</strong>', '<em>schuin</em>', '<ol ', '<blockquote '])
    assert.ok(html.includes(part), part);
  assert.ok(html.includes('href="https://goed.example/pad?a=1&amp;b=2"'));
  const text = mailText(markdown);
  assert.equal(
    text,
    'Kop\n===\n\nEen vet en schuin woord, een link (https://goed.example/pad?a=1&b=2).\n\n1. een\n2. twee\n\n> citaat',
  );
});

test('a text of nothing but quotes, lists or brackets is refused or set within seconds; an ordinary deep one is set', () => {
  const endless = ['>', '> ', '- ', '1. ', '[', '*', '![[', '`', '<', '_a'].map((sign) =>
    sign.repeat(20_000 / sign.length),
  );
  assert.ok(endless.slice(0, 4).every(isTooDeep));
  for (const markdown of endless.filter((each) => !isTooDeep(each))) {
    const began = process.cpuUsage();
    mailHtml(markdown);
    mailText(markdown);
    const { user } = process.cpuUsage(began);
    assert.ok(user < 5_000_000, `${markdown.slice(0, 5)} took ${user} µs`);
  }
  for (const markdown of ['> > > citaat', '- een\n  - twee\n    - drie', '-'.repeat(72), '* * *'])
    assert.ok(!isTooDeep(markdown), markdown);
});
