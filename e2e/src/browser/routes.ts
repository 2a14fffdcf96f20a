import type { Actor } from '../scenario/actor.js';
import type { Json } from '@concord/infra/sample/graph';
import type { Thing } from '../scenario/stage.js';
import { pathOf, type Rig } from './rig.js';

/** A page as one person opens it. */
export interface Route {
  name: string;
  who: Actor | null;
  path: string;
}

/** Every page of the web (apps/web/src/app/routes.tsx), each with something on it where there can be. */
export async function routesOf(rig: Rig, proposal: Thing): Promise<Route[]> {
  const { cast, a, b } = rig.play;
  const drafts = await cast.county
    .sees('{ drafts(first: 1) { edges { node { id } } } }')
    .catch((): Json => ({ drafts: null }));
  const draft = drafts['drafts']?.edges[0]?.node as Thing | undefined;
  const route = (name: string, who: Actor | null, path: string): Route => ({ name, who, path });
  return [
    route('public', null, '/'),
    route('follow', null, '/follow'),
    route('follow-code', null, `/follow/${a.code}`),
    route('notices', null, '/notices'),
    route('setup', null, '/setup'),
    route('calendars', null, '/calendars'),
    route('nowhere', null, '/no-such-page'),
    route('home-convenor', cast.convenor, '/home'),
    route('topics', cast.convenor, '/topics'),
    route('case', cast.convenor, pathOf('topics', a.topic)),
    route('case-deliberated', cast.convenor, pathOf('topics', b.topic)),
    route('consultations', cast.convenor, '/consultations'),
    route('sessions', cast.convenor, '/sessions'),
    route('session', cast.convenor, pathOf('sessions', a.session)),
    route('session-sign-in', cast.convenor, pathOf('sessions', b.session)),
    route('rooms', cast.convenor, '/rooms'),
    route('escalations', cast.convenor, '/escalations'),
    route('escalation', cast.convenor, pathOf('escalations', proposal)),
    route('home-department', cast.police, '/home'),
    route('items', cast.police, '/items'),
    route('item', cast.police, pathOf('items', a.items[0]!)),
    route('inbox', cast.police, '/inbox'),
    route('inbox-station', cast.station, '/inbox'),
    route('dashboard', cast.leader, '/dashboard'),
    route('admin', cast.administrator, '/admin'),
    route('calendars-keep', cast.administrator, '/calendars/keep'),
    route('calendar-notice', cast.administrator, `/calendars/notices/${await importNotice(rig)}`),
    route('deliveries', cast.administrator, '/deliveries'),
    route('papers', cast.police, '/papers'),
    route('preferences', cast.police, '/preferences'),
    ...(draft ? [route('draft', cast.county, pathOf('drafts', draft))] : []),
  ];
}

/** A draft of next year's notice, so that its page shows differences and dates that would move; its bare id. */
async function importNotice({ play }: Rig): Promise<string> {
  const rows = ['date,name,kind', '2027-01-01,元旦,off', '2027-02-05,春节,off', '2027-02-14,春节,work'];
  const { object } = await play.cast.administrator.does(
    null,
    'importCalendarNotice',
    'imports a notice of days off',
    {
      layerId: 'CN',
      year: 2027,
      notice: '示例放假安排',
      issuedOn: (await play.stage.now()).slice(0, 10),
      format: 'CSV',
      fileBase64: Buffer.from(rows.join('\n')).toString('base64'),
    },
  );
  return String(object['id']).split(':')[1]!;
}
