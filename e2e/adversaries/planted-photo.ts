import sharp from 'sharp';
import { words } from './people.ts';

/** A photo as a telephone makes it: with its maker, its camera and where it was taken. */
export function plantedPhoto(width: number, height: number): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 120, sigma: 40 } as const;
  const exif = {
    IFD0: { Make: words.camera, Artist: words.artist, DateTime: '2026:11:17 21:04:33' },
    IFD3: {
      GPSLatitudeRef: 'N',
      GPSLatitude: '52/1 57/1 3/1',
      GPSLongitudeRef: 'E',
      GPSLongitude: '4/1 45/1 3/1',
    },
  };
  return sharp({ create: { width, height, channels: 3, background: 'gray', noise } })
    .withExif(exif)
    .jpeg({ quality: 90 })
    .toBuffer();
}
