import encodeQR from 'qr';

/** Modules of white on every side (ISO/IEC 18004: four). */
const quietZone = 4;
/** Printed width of one module; with 33 modules and the quiet zone the square is about 41 mm. */
const moduleMm = 1;

/** The address of a campaign's page: its code, and nothing about who scans it. */
export const landingAddress = (publicUrl: string, code: string): string => `${publicUrl}/c/${code}`;

/**
 * A QR code as an SVG for print: black on white whatever lies behind it, a quarter of it may be damaged (level Q).
 * It holds the campaign's address and no tracking of any kind.
 */
export const landingQr = (publicUrl: string, code: string): string => qrCode(landingAddress(publicUrl, code));

/** The same for any address. */
export function qrCode(address: string): string {
  const modules = encodeQR(address, 'raw', { ecc: 'quartile', border: quietZone });
  const size = modules.length;
  const path = modules.flatMap((row, y) =>
    runsOf(row).map(([x, width]) => `M${x} ${y}h${width}v1h-${width}z`),
  );
  const length = `${size * moduleMm}mm`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${length}" height="${length}" shape-rendering="crispEdges">`,
    `<path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${path.join('')}"/>`,
    '</svg>\n',
  ].join('');
}

/** Dark stretches of a row as [first, length]. */
function runsOf(row: boolean[]): [number, number][] {
  const starts = row.flatMap((dark, at) => (dark && !row[at - 1] ? [at] : []));
  return starts.map((start) => {
    const end = row.indexOf(false, start);
    return [start, (end === -1 ? row.length : end) - start];
  });
}
