import { statfs } from 'node:fs/promises';

/** Below this free part of the disk no photo is taken any more: what is left is for text. */
const leastForPhotos = 0.1;
/** Below this part an operator must act. */
const leastBeforeAlarm = 0.2;

type DiskFigures = { blocks: number; bavail: number };

/** How full the disk is that reports are written to. Where a disk does not tell, it is not taken for full. */
export function diskRoom(folder: string, read: (folder: string) => Promise<DiskFigures> = statfs) {
  const freePart = async () => {
    const figures = await read(folder).catch(() => null);
    return figures === null || figures.blocks === 0 ? 1 : figures.bavail / figures.blocks;
  };
  return {
    hasRoomForPhotos: async () => (await freePart()) >= leastForPhotos,
    /** Percent that is free when that is worth an alarm, else null. */
    alarmingPercent: async () => {
      const free = await freePart();
      return free < leastBeforeAlarm ? Math.floor(free * 100) : null;
    },
  };
}

export type DiskRoom = ReturnType<typeof diskRoom>;
