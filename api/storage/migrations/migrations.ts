import type { Migration } from 'kysely/migration';
import type { Dialect } from '../database.ts';
import { firstHouse } from './0001-first-house.ts';
import { publicReleases } from './0002-public-releases.ts';
import { indicators } from './0003-indicators.ts';
import { campaigns } from './0004-campaigns.ts';
import { exports } from './0005-exports.ts';
import { historyByState } from './0006-history-by-state.ts';
import { followUp } from './0007-follow-up.ts';
import { photos } from './0008-photos.ts';
import { notices } from './0009-notices.ts';
import { forwardedTexts } from './0010-forwarded-texts.ts';
import { messagesByRole } from './0012-messages-by-role.ts';
import { rewards } from './0013-rewards.ts';
import { canaries } from './0014-canaries.ts';
import { auditLog } from './0016-audit-log.ts';
import { staffSignIn } from './0017-staff-sign-in.ts';
import { leastView } from './0018-least-view.ts';
import { watch } from './0019-watch.ts';
import { lessToLink } from './0020-less-to-link.ts';

/** Every migration in order; names never change once landed, and a migration only adds (expand, later contract). */
export function migrations(dialect: Dialect): Record<string, Migration> {
  return {
    '0001-first-house': firstHouse(dialect),
    '0002-public-releases': publicReleases(dialect),
    '0003-indicators': indicators(dialect),
    '0004-campaigns': campaigns(dialect),
    '0005-exports': exports(dialect),
    '0006-history-by-state': historyByState(),
    '0007-follow-up': followUp(dialect),
    '0008-photos': photos(dialect),
    '0009-notices': notices(dialect),
    '0010-forwarded-texts': forwardedTexts(dialect),
    '0012-messages-by-role': messagesByRole(),
    '0013-rewards': rewards(dialect),
    '0014-canaries': canaries(dialect),
    '0016-audit-log': auditLog(dialect),
    '0017-staff-sign-in': staffSignIn(dialect),
    '0018-least-view': leastView(dialect),
    '0019-watch': watch(),
    '0020-less-to-link': lessToLink(dialect),
  };
}
