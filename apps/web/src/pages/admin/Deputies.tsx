import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StartAct } from '../../acts/StartAct';
import { useViewer } from '../../app/viewer';
import { DeputiesDocument } from '../../graph/generated/graphql';
import { useLiveQuery } from '../../graph/useLiveQuery';
import { useLabels } from '../../i18n/labels';
import { useDates } from '../../parts/dates';
import { Empty } from '../../parts/Empty';
import { PageState } from '../../parts/PageState';
import { Section } from '../../parts/Section';

/** Who stands in for whom (AB角): for the own posts, or for all that one administers. */
export function Deputies({ own }: { own: boolean }): ReactNode {
  const { t } = useTranslation();
  const label = useLabels();
  const { day, lastDay } = useDates();
  const { viewer } = useViewer();
  const me = viewer?.person?.id;
  const answer = useLiveQuery(DeputiesDocument, own && me ? { personId: me } : {}, { watch: ['Person'] });
  const post = own ? viewer?.roles[0] : undefined;
  return (
    <Section title={t('setup.deputies')}>
      <PageState answer={answer} value={answer.data?.deputies} rows={2}>
        {(deputies) => (
          <>
            {deputies.length === 0 && <Empty text={t('setup.deputiesNone')} />}
            <ul className="rows">
              {deputies.map(({ role, roleLabel, orgUnit, holder, deputy, acts, from, until }) => (
                <li key={`${role} ${orgUnit?.id} ${holder?.id} ${from}`}>
                  <div className="row-line">
                    <span className="grow">
                      {t('setup.deputyLine', { deputy: deputy?.name ?? '', holder: holder?.name ?? '' })}
                    </span>
                    {holder && deputy && orgUnit && (!own || holder.id === me) && (
                      <StartAct
                        name="endDeputy"
                        size="small"
                        scene={{
                          about: [
                            [
                              t('setup.deputyLine', { deputy: deputy.name, holder: holder.name }),
                              [orgUnit.name, roleLabel].filter(Boolean).join(' '),
                            ].join(' · '),
                          ],
                          fixed: { role, holderId: holder.id, personId: deputy.id, orgUnitId: orgUnit.id },
                        }}
                      />
                    )}
                  </div>
                  <div className="row-line small muted">
                    <span>{[orgUnit?.name, roleLabel].filter(Boolean).join(' ')}</span>
                    <span>{t('setup.deputyTime', { from: day(from), until: lastDay(until) })}</span>
                  </div>
                  <div className="row-line small muted">
                    {acts.length === 0
                      ? t('setup.deputyAll')
                      : t('setup.deputyActs', {
                          acts: acts.map((name) => label('act', name)).join(t('setup.comma')),
                        })}
                  </div>
                </li>
              ))}
            </ul>
          </>
        )}
      </PageState>
      <div className="acts-below">
        <StartAct
          name="nameDeputy"
          scene={{
            codes: { act: answer.data?.postActs ?? [] },
            ...(post && { initial: { role: post.role, orgUnitId: post.orgUnit.id } }),
          }}
        />
      </div>
    </Section>
  );
}
