import { latin1 } from './byte-reading.ts';
import type { Trace } from './photo-traces.ts';

/** Names of properties (ISO 16684-1 and the schemas of Exif, IPTC and Photoshop) by what they tell. */
const tells: [Trace, RegExp][] = [
  ['place', /GPS|:City|:Country|:State|:Location|Sublocation/],
  ['device', /tiff:Make|tiff:Model|SerialNumber|:Lens|CameraModel|DeviceName/],
  ['moment', /CreateDate|ModifyDate|MetadataDate|DateCreated|DateTime|stEvt:when/],
  ['author', /dc:creator|dc:rights|xmpRights|:Credit|:Source|OwnerName|Artist|AuthorsPosition/],
  ['software', /CreatorTool|softwareAgent|x:xmptk|:Software/],
  ['preview', /Thumbnail|GContainer|hdrgm:|GDepth|GImage/],
  ['text', /dc:title|dc:description|dc:subject|Headline|UserComment|:Label/],
];
const longest = 512 * 1024;

/** What an XMP packet tells. Never nothing: the packet is there. */
export function xmpTraces(packet: Uint8Array): Set<Trace> {
  const text = latin1(packet, 0, longest);
  const found = new Set(tells.flatMap(([trace, names]) => (names.test(text) ? [trace] : [])));
  if (packet.length > longest) found.add('other');
  return found.size > 0 ? found : found.add('other');
}
