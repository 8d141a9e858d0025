import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCaddyfile, readNginx, readUnit, valuesOf } from './read-directives.ts';

test('nginx: blocks, quotes and comments are read as nginx reads them', () => {
  const read = readNginx(
    '# access_log on;\nhttp { access_log off; server { return 200 "a; b {"; } } # } end\n',
  );
  assert.deepEqual(valuesOf(read, 'access_log'), ['off']);
  assert.deepEqual(valuesOf(read, 'return'), ['200 a; b {']);
  assert.equal(read.length, 1);
  assert.deepEqual(
    read[0]?.block.map(({ words }) => words[0]),
    ['access_log', 'server'],
  );
});

test('nginx: what nginx would refuse is a fault here too', () => {
  for (const broken of ['http {', 'a b', 'http { a b }', 'a; }', '}'])
    assert.throws(() => readNginx(broken), broken);
});

test('Caddy: a brace inside a word belongs to the word', () => {
  const read = readCaddyfile(
    '{\n\tadmin off\n}\nsite.example {\n\theader_up X {remote_host}\n\tlog {\n\t\toutput stderr\n\t}\n}\n# log\n',
  );
  assert.deepEqual(valuesOf(read, 'header_up'), ['X {remote_host}']);
  assert.deepEqual(valuesOf(read, 'log'), ['']);
  assert.deepEqual(valuesOf(read, 'output'), ['stderr']);
  assert.throws(() => readCaddyfile('a {\n'));
  assert.throws(() => readCaddyfile('}\n'));
});

test('systemd: a name may come more than once, a comment is none', () => {
  const read = readUnit(
    '[Service]\n# User=root\nUser=x\nSystemCallFilter=@a\nSystemCallFilter=~@b\nEmpty=\n',
  );
  assert.deepEqual(read.get('User'), ['x']);
  assert.deepEqual(read.get('SystemCallFilter'), ['@a', '~@b']);
  assert.deepEqual(read.get('Empty'), ['']);
});
