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
    ...(draft ? [route('draft', cast.county, pathOf('drafts', draft))] : []),
  ];
}
