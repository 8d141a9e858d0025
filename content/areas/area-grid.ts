import {
  type Edge,
  edgesOf,
  isInside,
  nearness,
  type PlacedArea,
  type ShoreEdge,
  shoreEdgesOf,
  toRow,
} from './area-edges.ts';
import type { AreaShape } from './decode-shapes.ts';

/** Cells of 0.005°: about 340 by 560 metres. */
const cellsPerDegree = 200;
/** 100 metres in degrees at our latitude, rounded up: which cells can have a shore that near. */
const shoreReach = { lon: 0.0016, lat: 0.0009 };

type Candidate<A> = { area: A; row: Float64Array };
/** Candidates only where a border passes; elsewhere the whole cell has one owner. */
export type AreaCell<A extends PlacedArea> = {
  owner: A | null;
  candidates: Candidate<A>[];
  shores: ShoreEdge<A>[];
};
type Cells<A extends PlacedArea> = (AreaCell<A> | undefined)[];
export type AreaGrid<A extends PlacedArea> = {
  cellAt: (lon: number, lat: number) => AreaCell<A> | undefined;
};

type Frame = { west: number; south: number; columns: number; rows: number };
type Piece<A> = { area: A; edges: Edge[]; rows: Map<number, Float64Array> };

export function buildAreaGrid<A extends PlacedArea>(areas: A[], shapes: AreaShape[]): AreaGrid<A> {
  const pieces = areas.map((area) => {
    const edges = edgesOf(
      shapes.filter(({ code }) => code === area.code).flatMap(({ polygons }) => polygons),
    );
    return { area, edges, rows: rowsOf(edges) };
  });
  // Municipalities come first, so that land is asked before water.
  pieces.sort((a, b) => Number(a.area.kind === 'water') - Number(b.area.kind === 'water'));
  const frame = frameOf(pieces.flatMap(({ edges }) => edges));
  const cells = new Array<AreaCell<A> | undefined>(frame.columns * frame.rows);
  for (const piece of pieces) markBorders(piece, frame, cells);
  fillOwners(pieces, frame, cells);
  for (const shore of shoreEdgesOf(pieces)) markShore(shore, frame, cells);
  return { cellAt: (lon, lat) => cells[indexOf(frame, cellOf(lon), cellOf(lat))] };
}

const cellOf = (degrees: number) => Math.floor(degrees * cellsPerDegree);

/** −1 outside the frame; NaN stays outside as well. */
function indexOf({ west, south, columns, rows }: Frame, x: number, y: number): number {
  const [column, row] = [x - west, y - south];
  return column >= 0 && column < columns && row >= 0 && row < rows ? row * columns + column : -1;
}

function frameOf(edges: Edge[]): Frame {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [ax, ay, bx, by] of edges) {
    west = Math.min(west, ax, bx);
    east = Math.max(east, ax, bx);
    south = Math.min(south, ay);
    north = Math.max(north, by);
  }
  // One empty cell all round, so that the first cell of every row lies outside.
  const [left, bottom] = [cellOf(west) - 1, cellOf(south) - 1];
  return { west: left, south: bottom, columns: cellOf(east) - left + 2, rows: cellOf(north) - bottom + 2 };
}

function rowsOf(edges: Edge[]): Map<number, Float64Array> {
  const lists = new Map<number, Edge[]>();
  for (const edge of edges) {
    for (let row = cellOf(edge[1]); row <= cellOf(edge[3]); row += 1) {
      const list = lists.get(row);
      if (list) list.push(edge);
      else lists.set(row, [edge]);
    }
  }
  return new Map([...lists].map(([row, list]) => [row, toRow(list)]));
}

function markBorders<A extends PlacedArea>(
  { area, edges, rows }: Piece<A>,
  frame: Frame,
  cells: Cells<A>,
): void {
  for (const [ax, ay, bx, by] of edges) {
    for (let y = cellOf(ay); y <= cellOf(by); y += 1) {
      for (let x = cellOf(Math.min(ax, bx)); x <= cellOf(Math.max(ax, bx)); x += 1) {
        const index = indexOf(frame, x, y);
        cells[index] ??= { owner: null, candidates: [], shores: [] };
        const { candidates } = cells[index];
        if (candidates.at(-1)?.area !== area) candidates.push({ area, row: rows.get(y) as Float64Array });
      }
    }
  }
}

/** Between two borders of a row every cell has the same owner: one look-up per stretch is enough. */
function fillOwners<A extends PlacedArea>(pieces: Piece<A>[], frame: Frame, cells: Cells<A>): void {
  for (let row = 0; row < frame.rows; row += 1) {
    let stretch: AreaCell<A> | undefined;
    for (let column = 0; column < frame.columns; column += 1) {
      const index = row * frame.columns + column;
      const cell = cells[index];
      if (cell) addMiddle(cell, pieces, frame.west + column, frame.south + row);
      else
        stretch ??= {
          owner: middleOf(pieces, frame.west + column, frame.south + row)?.area ?? null,
          candidates: [],
          shores: [],
        };
      if (cell) stretch = undefined;
      else cells[index] = stretch;
    }
  }
}

/** A slanting border may pass by a cell of its box: the area round about is then a candidate without a border here. */
function addMiddle<A extends PlacedArea>(
  { candidates }: AreaCell<A>,
  pieces: Piece<A>[],
  x: number,
  y: number,
): void {
  const middle = middleOf(pieces, x, y);
  const row = middle?.rows.get(y);
  if (middle && row && candidates.every(({ area }) => area !== middle.area))
    candidates.push({ area: middle.area, row });
}

function middleOf<A>(pieces: Piece<A>[], x: number, y: number): Piece<A> | undefined {
  const [lon, lat] = [(x + 0.5) / cellsPerDegree, (y + 0.5) / cellsPerDegree];
  return pieces.find(({ rows }) => isInside(rows.get(y), lon, lat));
}

function markShore<A extends PlacedArea>(shore: ShoreEdge<A>, frame: Frame, cells: Cells<A>): void {
  const [ax, ay, bx, by] = shore.edge;
  for (let y = cellOf(ay - shoreReach.lat); y <= cellOf(by + shoreReach.lat); y += 1) {
    const [from, to] = [Math.min(ax, bx) - shoreReach.lon, Math.max(ax, bx) + shoreReach.lon];
    for (let x = cellOf(from); x <= cellOf(to); x += 1) {
      const index = indexOf(frame, x, y);
      const cell = cells[index];
      // A stretch shares one cell object: only this cell gets the shore.
      if (cell) cells[index] = { ...cell, shores: [...cell.shores, shore] };
    }
  }
}

/** The municipality whose shore is nearest within `reachM` metres; of equals the first in the set. */
export function nearestShore<A extends PlacedArea>(
  { shores }: AreaCell<A>,
  lon: number,
  lat: number,
  reachM: number,
): A | null {
  let nearest = reachM;
  let area: A | null = null;
  for (const shore of shores) {
    const distance = nearness(shore.edge, lon, lat);
    if (distance < nearest) [nearest, area] = [distance, shore.area];
  }
  return area;
}
