import type { Json } from '@concord/infra/sample/graph';
import { standsAt, clockStands, type Play } from './play.js';

/** 结果公示: anybody may object, the convenor answers in writing, and the period ends by itself. */
export async function publiciseA(play: Play): Promise<void> {
  const { stage, cast, a } = play;
  const { convenor, resident } = cast;

  stage.scene('6–13 March: publicity, with an objection');
  await stage.until('2026-03-06 09:30');
  await convenor.publicises(a.consultation, { channels: ['社区公告栏', '微信群'] });
  await standsAt(play, a, 'PUBLICIZING', 'PUBLICIZING');
  await clockStands(play, convenor, 'consultation', a.consultation, 'PUBLICITY_START', { state: 'MET' });
  const shown = await resident.sees(
    '{ publicNotices(first: 5) { edges { node { consultationId title outcome endsAt open commitments { no text agreedDate } } } } }',
  );
  const notice = (shown['publicNotices'].edges as Json[])
    .map((edge) => edge['node'])
    .find((node) => node.consultationId === a.consultation.id);
  // 5 working days from Fri 6 March: Mon 9, Tue 10, Wed 11, Thu 12, Fri 13, to its midnight.
  stage.checks.that('everybody may read the result and until when', notice, {
    outcome: 'CONSENSUS',
    endsAt: '2026-03-13T16:00:00.000Z',
    open: true,
    commitments: [
      { no: 1, agreedDate: '2026-03-27' },
      { no: 2, agreedDate: '2026-04-10' },
    ],
  });
  await stage.until('2026-03-09 20:00');
  await resident.objects({ consultationId: a.consultation.id, text: '减速带夜间噪音大，请考虑材质' });
  await stage.eventually(
    'the convenor is told of it',
    async () => (await convenor.inbox(['NOTICE'])).some((alert) => String(alert['text']).includes('异议')),
    true,
  );
  await stage.until('2026-03-12 10:00');
  const objections = await convenor.looksAt(
    'consultation',
    a.consultation,
    'publicity { objections { id text handledAt } }',
  );
  const objection = (objections['publicity'].objections as Json[])[0]!;
  await convenor.handlesObjection(a.consultation, {
    objectionId: objection['id'],
    handling: '采用橡胶减速带，降低噪音',
    upheld: false,
  });
  await stage.until('2026-03-13 23:50');
  await standsAt(play, a, 'PUBLICIZING', 'PUBLICIZING');
  await stage.untilNext();
  stage.checks.that(
    'the period ends at midnight of its last day',
    (await stage.now()).slice(0, 16),
    '2026-03-13T16:00',
  );
  await standsAt(play, a, 'IMPLEMENTING', 'IMPLEMENTING');
  await stage.refused('WRONG_STATE', a.consultation, () =>
    resident.objects({ consultationId: a.consultation.id, text: '来晚了' }),
  );
}
