/** One of the three numbers: what it is, the value, and its range or why there is none. */
export type BriefNumber = { label: string; value: string; range: string };

/** Areas as SVG paths in the units of the map; `chosen` carry the campaign. */
export type BriefMap = { width: number; height: number; land: string; chosen: string };

/** Every word of the one-page brief, in the order of the page; page and PDF only lay it out. */
export type BriefContent = {
  /** Id of the campaign. */
  id: string;
  code: string;
  /** The day it was made, ISO. */
  day: string;
  /** Figures of a demonstration are invented, and say so. */
  invented: string | null;
  kicker: string;
  title: string;
  verdict: string;
  period: string;
  map: BriefMap;
  mapAlternative: string;
  mapCaption: string;
  numbersHeading: string;
  numbers: [BriefNumber, BriefNumber, BriefNumber];
  limitsHeading: string;
  limits: string[];
  methodHeading: string;
  method: string;
  record: string;
};

export type BriefPage = { kind: 'desk-campaign-brief'; brief: BriefContent };
