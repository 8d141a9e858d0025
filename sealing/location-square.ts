type Position = readonly [lon: number, lat: number];
/** In degrees. */
export type Square = { west: number; south: number; width: number; height: number };

const metresPerDegree = 111_320;
/** Degrees are rounded and the earth is no ball: nothing that is promised lies on the very edge of the circle. */
const withinCircle = 0.99;

/** The square of a fixed grid with sides of so many metres in which a position lies. */
export function squareAt([lon, lat]: Position, metres: number): Square {
  const height = metres / metresPerDegree;
  const south = Math.floor(lat / height) * height;
  // Columns are as wide as the row's own latitude asks, so that every pin in a square gets the same middle.
  const width = height / cosine(south + height / 2);
  return { west: Math.floor(lon / width) * width, south, width, height };
}

/** Middles of the square around a position and, nearest first, of its neighbours whose circle still holds it. */
export function nearMiddles(position: Position, metres: number): [number, number][] {
  const own = squareAt(position, metres);
  const neighbours = [-1, 0, 1].flatMap((up) => {
    const row = squareAt([position[0], own.south + (up + 0.5) * own.height], metres);
    return [-1, 0, 1].map((aside) => middleOf({ ...row, west: row.west + aside * row.width }));
  });
  const middle = middleOf(own);
  const near = neighbours
    .map((each) => ({ each, distance: distanceBetween(position, each) }))
    .filter(({ each, distance }) => String(each) !== String(middle) && distance <= metres * withinCircle)
    .sort((one, other) => one.distance - other.distance);
  return [middle, ...near.map(({ each }) => each)];
}

/** To five decimals, about a metre: far from every edge of the square, so that a middle stays its own middle. */
function middleOf({ west, south, width, height }: Square): [number, number] {
  return [round(west + width / 2), round(south + height / 2)];
}

function distanceBetween([lonA, latA]: Position, [lonB, latB]: Position): number {
  const east = (lonB - lonA) * cosine((latA + latB) / 2);
  const north = latB - latA;
  return Math.sqrt(east * east + north * north) * metresPerDegree;
}

/** Taylor's series up to x¹⁸. Engines may differ in the last bit of Math.cos, and then a grid would have two forms. */
function cosine(degrees: number): number {
  const square = ((degrees * Math.PI) / 180) ** 2;
  let sum = 1;
  for (let power = 18; power >= 2; power -= 2) sum = 1 - (square * sum) / (power * (power - 1));
  return sum;
}

function round(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}
