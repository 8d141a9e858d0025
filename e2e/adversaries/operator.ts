import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import { until } from '../hub-receivers.ts';
import type { LivedWeek } from './lived-week.ts';
import { carla, type Person } from './people.ts';
import { inMemory } from './process-memory.ts';
import { sendSealed } from './send-in-ways.ts';

const skip = process.platform !== 'linux' && 'The memory of a process is read as Linux shows it.';

/** Who runs the server, or broke into it, and reads the memory of the process. */
export function operator(week: () => LivedWeek): void {
  test('of a report that a browser sealed the memory of the server holds no text, place or pin', {
    skip,
  }, async () => {
    const { house } = week();
    const person: Person = {
      ...carla,
      address: '203.0.113.79',
      text: 'PLANTTEKST-GEHEUGEN een verzonnen duikboot in de sloot',
      place: 'PLANTPLEK-GEHEUGEN onder de verzonnen brug 79',
      pin: ['4.7634511', '52.9467822'],
    };
    const secrets = [person.text, person.place, ...person.pin];
    for (let time = 0; time < 3; time += 1) {
      await sendSealed(house.publicUrl, person, 'GM0400');
      assert.deepEqual([...inMemory(house.pid, secrets)], []);
    }
  });

  test('(counter-proof: of a form on its way in he reads the text, and the address that it comes from)', {
    skip,
  }, async () => {
    const { house } = week();
    const [text, address] = ['PLANTTEKST-ONDERWEG een verzonnen luchtballon', '203.0.113.78'];
    const { port } = new URL(house.publicUrl);
    const body = `--b\r\nContent-Disposition: form-data; name="description"\r\n\r\n${text}`;
    const head = `POST /melden HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: ${address}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 9999\r\n\r\n`;
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(head + body));
    socket.on('error', () => {});
    try {
      await until('he has read both', () => inMemory(house.pid, [text, address]).size === 2, 10);
    } finally {
      socket.destroy();
    }
  });
}
