import type { FullLanguage } from '../languages.ts';

/**
 * What people call the thing of a guide, by its slug, where the guide itself may say it otherwise: search finds the guide
 * by these words too. They stand on no page.
 */
export const searchWords: Record<FullLanguage, Record<string, string>> = {
  nl: {
    drugslab: 'xtc mdma ecstasy amfetamine speed pillen laboratorium stank',
    'crystal-meth-lab': 'methamfetamine ice laboratorium',
    hennepkwekerij: 'hennep wiet cannabis marihuana plantage',
    'cocaine-wasserij': 'coke cocaïne laboratorium',
    'opslag-chemicalien': 'zuur aceton chemische stoffen vaten jerrycans grondstoffen',
    drugsafval: 'dumping gedumpt vaten jerrycans stank',
    'drijvende-pakketten': 'coke cocaïne strand boei aangespoeld',
    haven: 'uithalers coke cocaïne container jachthaven',
    'verdachte-verhuur': 'huurder loods garage contant',
  },
  en: {
    drugslab: 'xtc mdma ecstasy amphetamine speed pills laboratory stench',
    'crystal-meth-lab': 'methamphetamine ice laboratory',
    hennepkwekerij: 'hemp weed cannabis marijuana plantation',
    'cocaine-wasserij': 'coke cocaine laboratory',
    'opslag-chemicalien': 'acid acetone chemicals drums jerrycans',
    drugsafval: 'dumping dumped drums barrels jerrycans stench',
    'drijvende-pakketten': 'coke cocaine beach buoy washed ashore',
    haven: 'coke cocaine container marina port',
    'verdachte-verhuur': 'tenant lock-up garage cash',
  },
  pl: {
    drugslab: 'xtc mdma ekstazy amfetamina pigułki tabletki laboratorium smród',
    'crystal-meth-lab': 'metamfetamina laboratorium smród',
    hennepkwekerij: 'konopie marihuana trawka plantacja smród',
    'cocaine-wasserij': 'koka kokaina laboratorium smród',
    'opslag-chemicalien': 'kwas aceton chemikalia beczka beczki kanister',
    drugsafval: 'wyrzucone beczka beczki kanister smród',
    'drijvende-pakketten': 'koka kokaina plaża boja paczka',
    haven: 'koka kokaina kontener port',
    'verdachte-verhuur': 'najemca garaż gotówka',
  },
};
