import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reportFlags } from '#api/reports/report-flag.ts';
import { flagOf, laneOf, type Standing } from './standing.ts';

const ordinary: Standing = { flag: 'none', fromForm: true, busyNetwork: false, danger: false, proved: false };
const laneWith = (changed: Partial<Standing>) => laneOf({ ...ordinary, ...changed });

test('who filled in our form stands before a program, and both before who looks odd', () => {
  assert.equal(laneWith({}), 'known');
  assert.equal(laneWith({ fromForm: false }), 'normal');
  for (const flag of ['trap', 'too-fast', 'unverified-token', 'worn-token'] as const)
    assert.equal(laneWith({ flag }), 'doubtful', flag);
});

test('behind a busy network a person with a form still stands before the programs there', () => {
  assert.equal(laneWith({ busyNetwork: true }), 'normal');
  assert.equal(laneWith({ busyNetwork: true, fromForm: false }), 'doubtful');
});

test('a form that lay open for a day is marked and waits no longer for it', () => {
  assert.equal(laneWith({ flag: 'too-old' }), 'known');
});

test('proof of work lifts what is suspected, and puts what is not in front', () => {
  assert.equal(laneWith({ proved: true }), 'first');
  for (const flag of ['trap', 'too-fast', 'unverified-token', 'worn-token'] as const)
    assert.equal(laneWith({ flag, proved: true }), 'known', flag);
  assert.equal(laneWith({ busyNetwork: true, fromForm: false, proved: true }), 'first');
});

test('danger at sea goes first, also without script and from a busy network, but not in a trap', () => {
  assert.equal(laneWith({ danger: true }), 'first');
  assert.equal(laneWith({ danger: true, busyNetwork: true, flag: 'unverified-token' }), 'first');
  assert.equal(laneWith({ danger: true, flag: 'trap' }), 'doubtful');
});

test('the hub hears why a report waited, unless work proved otherwise', () => {
  assert.equal(flagOf({ ...ordinary, busyNetwork: true }), 'busy-network');
  assert.equal(flagOf({ ...ordinary, busyNetwork: true, proved: true }), 'none');
  for (const flag of reportFlags.filter((each) => each !== 'none'))
    assert.equal(flagOf({ ...ordinary, flag, busyNetwork: true, proved: true }), flag);
});
