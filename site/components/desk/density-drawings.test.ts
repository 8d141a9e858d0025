import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FunnelLimits } from '#api/counts/density-page.schema.ts';
import { mapAreas, mapDay, mapSize } from './density-map.ts';
import { drawFunnel, funnelSize } from './funnel-drawing.ts';
import { axis, placeOf } from './interval-axis.ts';
import { inventedArea as area } from './invented-area.ts';
import { mapTexts } from './map-names.ts';

test('the axis has its middle at 1, half and double lie equally far, and far ratios stay on the edge', () => {
  assert.deepEqual(placeOf(1), { x: axis.middle, beyond: false });
  assert.equal(axis.middle - placeOf(0.5).x, placeOf(2).x - axis.middle);
  assert.equal(placeOf(0).beyond, true);
  assert.ok(placeOf(0).x > 0 && placeOf(1e9).x < axis.width);
});

test('every municipality is drawn in whole units inside the map, in little room', () => {
  const drawn = mapAreas('2026-11-22');
  assert.ok(drawn.length > 40);
  for (const { code, path, label } of drawn) {
    assert.match(path, /^(M\d+ \d+l[-\d ]+z)+$/, code);
    assert.ok(label[0] > 0 && label[0] < mapSize.width && label[1] > 0 && label[1] < mapSize.height, code);
  }
  assert.ok(drawn.map(({ path }) => path).join('').length < 40_000);
});

test('the map is that of the period: before a merger the old one, and a merger that lies ahead does not show yet', () => {
  assert.equal(mapDay('2026-10', [area({ code: 'GM1696' })]), '2026-10-31');
  assert.equal(mapDay('2027-02', [area({ code: 'GM1696' })]), '2026-12-31');
  assert.equal(mapDay('2027-02', [area({ code: 'GM0402' })]), '2027-02-28');
});

const drawn = mapAreas('2026-11-22');
const few = { shape: 3, rate: 10, mean: 0.3, lo: 0.1, hi: 0.6, pBelow075: 0.99 };

test('every area outside the middle class has its sign on the map, whatever its size', () => {
  const areas = drawn.map(({ code }) => area({ code, posterior: few }));
  const signed = mapTexts(drawn, areas).filter(({ sign }) => sign === '− −');
  assert.equal(signed.length, drawn.length);
});

test('the chosen municipality has its name on the map, also a small one that would have none', () => {
  const areas = drawn.map(({ code }) => area({ code, name: `Dorp ${code}` }));
  const named = (chosen: string) => mapTexts(drawn, areas, chosen).filter(({ name }) => name !== '');
  const without = areas.find(({ name }) => !named('').some((text) => text.name === name));
  assert.ok(without);
  assert.ok(named(without.code).some(({ name }) => name === without.name));
});

const limits: FunnelLimits[] = [3, 10, 100].map((expected) => ({
  ...{ expected, low998: 1 - 2 / Math.sqrt(expected + 1), low95: 1 - 1 / Math.sqrt(expected) },
  ...{ high95: 1 + 1 / Math.sqrt(expected), high998: 1 + 4 / Math.sqrt(expected) },
}));

test('the funnel: as expected lies on the middle line, more lies higher, further right is more expected', () => {
  const drawing = drawFunnel([area({ expected: 5 }), area({ expected: 50, ratio: 2 })], limits);
  const [first, second] = drawing?.points ?? [];
  assert.ok(drawing && first && second);
  assert.equal(first.y, drawing.equal);
  assert.ok(second.y < first.y && second.x > first.x);
  const { plot } = drawing;
  for (const { x, y } of drawing.points)
    assert.ok(x >= plot.left && x <= plot.right && y >= plot.top && y <= plot.bottom);
});

test('the funnel: names only outside it, never off the drawing or over each other', () => {
  const inside = area({ name: 'Binnendorp' });
  const outside = (name: string, expected: number, ratio: number) =>
    area({ name, expected, ratio, funnel: 'past-95' });
  const drawing = drawFunnel(
    [inside, outside('Buitendorp aan de verre rand', 99, 0.2), outside('Twee', 5, 2), outside('Drie', 5, 2)],
    limits,
  );
  const labels = (drawing?.points ?? []).flatMap(({ label }) => label ?? []);
  assert.deepEqual(
    labels.map(({ text }) => text),
    ['Buitendorp aan de verre rand', 'Twee'],
  );
  for (const { x, text, before } of labels) {
    const end = before ? x - text.length * 6.6 : x + text.length * 6.6;
    assert.ok(end > 0 && end < funnelSize.width, text);
  }
});

test('the funnel: too little expected is not in it, one far point does not flatten the rest, and without points there is none', () => {
  const unsayable = area({ state: 'te weinig verwacht om iets te zeggen' });
  assert.deepEqual(drawFunnel([unsayable], limits)?.points, []);
  assert.equal(drawFunnel([unsayable], []), null);
  const far = drawFunnel([area({ ratio: 30 })], limits);
  assert.equal(far?.points[0]?.beyond, true);
  assert.equal(far?.points[0]?.y, far?.plot.top);
  assert.ok((far?.yTicks.at(-1)?.value ?? 9) <= 4);
});
