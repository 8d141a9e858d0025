import assert from 'node:assert/strict';
import { test } from 'node:test';
import { areaChoice } from './area-choice.ts';

const list = (value: string) => ({
  value,
  options: ['', 'GM0400', 'GM0441'].map((code) => ({ value: code })),
});

test('the pin fills an empty list, follows when it moves, and empties it when it goes', () => {
  const select = list('');
  const choice = areaChoice(select);
  choice.follow('GM0400');
  assert.equal(select.value, 'GM0400');
  choice.follow('GM0441');
  assert.equal(select.value, 'GM0441');
  choice.follow('');
  assert.equal(select.value, '');
});

test("the pin leaves a person's own choice alone", () => {
  const select = list('GM0441');
  areaChoice(select).follow('GM0400');
  assert.equal(select.value, 'GM0441');
});

test('a choice made after the pin stays when the pin moves or goes', () => {
  const select = list('');
  const choice = areaChoice(select);
  choice.follow('GM0400');
  select.value = 'GM0441';
  choice.follow('');
  assert.equal(select.value, 'GM0441');
});

test('a list that came back from the server with the area of the pin follows the pin again', () => {
  const select = list('GM0400');
  const choice = areaChoice(select);
  choice.follow('GM0400');
  choice.follow('GM0441');
  assert.equal(select.value, 'GM0441');
});

test('an area that the list does not offer is not chosen', () => {
  const select = list('');
  areaChoice(select).follow('GM9999');
  assert.equal(select.value, '');
});
