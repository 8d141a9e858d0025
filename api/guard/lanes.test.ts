import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '#api/problems.ts';
import { type Lane, lanes, type Release } from './lanes.ts';

/** A row with a clock that we move, and work that ends when we say so. */
function row(limits: { waiting?: number } = {}) {
  const clock = { now: 0 };
  const lane = lanes(() => clock.now, limits);
  const begun: string[] = [];
  const refused: string[] = [];
  const running: Release[] = [];
  const enter = (name: string, from: Lane, network: string) =>
    lane.enter(from, network).then(
      (release) => {
        begun.push(name);
        running.push(release);
      },
      (error) => {
        assert.ok(error instanceof Problem && error.code === 'overloaded');
        refused.push(name);
      },
    );
  /** Doubtful work begins a few at a time: all that may begin has begun after some turns of the event loop. */
  const settled = async () => {
    for (let turn = 0; turn < 8; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  /** Fills all room with work of somebody else, so that the next ones wait. */
  const fill = async () => {
    const before = begun.length;
    for (let at = 0; at < 40; at += 1) void enter('filler', 'first', `filler-${at}`);
    await settled();
    assert.equal(begun.length - before, 32);
  };
  const endOne = async () => {
    running.shift()?.();
    await settled();
  };
  const since = (mark: number) => begun.slice(mark).filter((name) => name !== 'filler');
  return { lane, clock, begun, refused, running, enter, settled, fill, endOne, since };
}

async function drain({ running, endOne }: ReturnType<typeof row>): Promise<void> {
  while (running.length > 0) await endOne();
}

test('whoever comes to an empty house is served at once, in every lane', async () => {
  const house = row();
  for (const lane of ['doubtful', 'normal', 'known', 'first'] as const) void house.enter(lane, lane, 'one');
  await house.settled();
  assert.deepEqual(house.begun, ['doubtful', 'normal', 'known', 'first']);
  assert.equal(house.lane.waiting(), 0);
});

test('a higher lane is served before a lower one, however long that has waited', async () => {
  const house = row();
  await house.fill();
  for (const lane of ['doubtful', 'normal', 'known', 'first'] as const) void house.enter(lane, lane, 'one');
  await drain(house);
  assert.deepEqual(house.since(0), ['first', 'known', 'normal', 'doubtful']);
});

test('one honest report waits for one report of each of fifty busy networks, not for all of theirs', async () => {
  const house = row();
  await house.fill();
  for (let at = 0; at < 500; at += 1) void house.enter(`bot-${at}`, 'doubtful', `network-${at % 50}`);
  void house.enter('honest', 'doubtful', 'behind a busy address');
  await drain(house);
  assert.ok(house.since(0).indexOf('honest') <= 51, `${house.since(0).indexOf('honest')} came before`);
});

test('within one network it is first come, first served', async () => {
  const house = row();
  await house.fill();
  const names = Array.from({ length: 30 }, (_, at) => `report-${at}`);
  for (const name of names) void house.enter(name, 'normal', 'one');
  await drain(house);
  assert.deepEqual(house.since(0), names);
});

test('doubtful work never takes the last room: a better report begins while it runs', async () => {
  const house = row();
  for (let at = 0; at < 200; at += 1) void house.enter('bot', 'doubtful', `network-${at % 50}`);
  await house.settled();
  assert.equal(house.begun.length, 16);
  void house.enter('person', 'known', 'quiet');
  await house.settled();
  assert.equal(house.begun.at(-1), 'person');
});

test('of doubtful work only a little begins in one turn of the event loop, and better work at once', async () => {
  const house = row();
  for (let at = 0; at < 16; at += 1) void house.enter('bot', 'doubtful', `network-${at}`);
  for (let at = 0; at < 10; at += 1) void house.enter('person', 'known', `quiet-${at}`);
  await Promise.resolve();
  await Promise.resolve();
  assert.equal(house.begun.filter((name) => name === 'bot').length, 4);
  assert.equal(house.begun.filter((name) => name === 'person').length, 10);
  await drain(house);
  assert.equal(house.lane.waiting(), 0);
});

test('who has waited too long is told so, and only they', async () => {
  const house = row();
  await house.fill();
  void house.enter('early', 'doubtful', 'one');
  house.clock.now = 15_000;
  void house.enter('late', 'doubtful', 'one');
  house.clock.now = 20_000;
  house.lane.sweep();
  await house.settled();
  assert.deepEqual(
    house.refused.filter((name) => name !== 'filler'),
    ['early'],
  );
  await drain(house);
  assert.deepEqual(house.since(0), ['late']);
});

test('a full row sends away the newest of who takes most, in the lowest lane', async () => {
  const house = row({ waiting: 20 });
  await house.fill();
  for (let at = 0; at < 8; at += 1) void house.enter(`greedy-${at}`, 'doubtful', 'greedy');
  for (let at = 0; at < 4; at += 1) void house.enter(`modest-${at}`, 'doubtful', 'modest');
  await house.settled();
  assert.equal(house.lane.waiting(), 20);
  void house.enter('another', 'doubtful', 'modest');
  void house.enter('person', 'known', 'quiet');
  void house.enter('greedy-more', 'doubtful', 'greedy');
  await house.settled();
  assert.deepEqual(house.refused, ['greedy-7', 'greedy-6', 'greedy-more']);
  await drain(house);
  assert.equal(house.since(0)[0], 'person');
  assert.ok(house.since(0).includes('another'));
});

test('nobody in a higher lane is sent away for somebody in a lower one', async () => {
  const house = row({ waiting: 10 });
  await house.fill();
  void house.enter('person', 'known', 'quiet');
  void house.enter('danger', 'first', 'sea');
  for (let at = 0; at < 30; at += 1) void house.enter(`bot-${at}`, 'doubtful', `network-${at}`);
  await house.settled();
  assert.ok(!house.refused.includes('person') && !house.refused.includes('danger'));
});

test('only a network with more than its part of a full row is not even read', async () => {
  const house = row({ waiting: 60 });
  await house.fill();
  for (let at = 0; at < 52; at += 1) void house.enter('bot', 'doubtful', 'greedy');
  await house.settled();
  assert.equal(house.lane.waiting(), 60);
  assert.equal(house.lane.isFullFor('greedy'), true);
  assert.equal(house.lane.isFullFor('quiet'), false);
});

test('work that ends twice frees one place only', async () => {
  const house = row();
  void house.enter('one', 'first', 'one');
  await house.settled();
  house.running[0]?.();
  house.running[0]?.();
  assert.equal(house.lane.running(), 0);
});
