import { areaCodeOn, areasOn } from '#content/areas/area-sets.ts';

/** A municipality or water whose reports are counted, with the safety region that it lies in. */
export type Place = {
  level: 'municipality' | 'water';
  code: string;
  name: string;
  region: { code: string; name: string } | null;
};

/** Which places there were on a day, and under which code a place of before goes on. */
export type Geography = {
  placesOn: (day: string) => Place[];
  /** null: no place of that day. */
  codeOn: (code: string, day: string) => string | null;
};

/** CBS code of the province. */
export const province = { code: 'PV27', name: 'Noord-Holland' } as const;

/** The areas of this house. A municipality that merged goes on as its successor. */
export const ourGeography: Geography = {
  placesOn: (day) =>
    areasOn(day)
      .map(({ kind, code, name, region }) => ({ level: kind, code, name, region }))
      .sort((one, other) => (one.code < other.code ? -1 : 1)),
  codeOn: (code, day) => {
    try {
      return areaCodeOn(code, day);
    } catch (error) {
      // Unknown codes count for the province alone: their reports must not vanish from its total.
      if (error instanceof RangeError) return null;
      throw error;
    }
  },
};
