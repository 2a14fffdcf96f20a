import type { Json } from '@concord/infra/sample/graph';
import { sampleUnitId } from '@concord/contracts/sample-ids';
import type { Play } from './play.js';

/** A clock prepares it; three hands make it a letter, and the office that drafted it cannot sign it (decision 5). */
export async function letterIsIssued({ stage, cast, a }: Play): Promise<void> {
  const { county, leader, police } = cast;
  const drafts = async (
    who: 'county' | 'leader' | 'convenor' | 'police',
    fields: string,
  ): Promise<Json[]> => {
    const data = await cast[who].sees(`{ drafts(first: 10) { edges { node { ${fields} } } } }`);
    return (data['drafts'].edges as Json[]).map((edge) => edge['node'] as Json);
  };
  const shown = 'kind state number signerRole dueDate item { id } signerUnit { id } addressee { id }';
  const letter = {
    kind: 'SUPERVISION_LETTER',
    state: 'DRAFT',
    number: null,
    signerRole: 'LEADER',
    dueDate: '2026-03-27',
    item: { id: a.items[0]!.id },
    signerUnit: { id: sampleUnitId('county') },
    addressee: { id: sampleUnitId('traffic') },
  };
  await stage.eventually('one 督办函 as a draft for its named people', () => drafts('county', shown), [
    letter,
  ]);
  const draft = { id: (await drafts('county', 'id'))[0]!['id'] as string };
  stage.checks.that('the reviewer is told once', await county.countOf('DRAFT', draft), 1);
  stage.checks.that('the department has no letter', await drafts('police', 'id'), []);
  await stage.refused('WRONG_STATE', null, () => leader.signsDraft(draft));
  await stage.refused('NOT_PERMITTED', null, () => county.signsDraft(draft));
  await county.reviewsDraft(draft);
  const { object: signed } = await leader.signsDraft(draft);
  stage.checks.that('its number is taken at signing', signed['number'], '示例督办〔2026〕1号');
  stage.checks.that('signed is not sent', await drafts('police', 'id'), []);
  await county.sealsDraft(draft, { scanReference: '督办函扫描件 1' });
  stage.checks.that('the department is told once', await police.countOf('LETTER', draft), 1);
  stage.checks.that('and reads it', await drafts('police', 'state number'), [
    { state: 'SEALED', number: '示例督办〔2026〕1号' },
  ]);
  stage.checks.that('nobody else does', await drafts('convenor', 'id'), []);
}
