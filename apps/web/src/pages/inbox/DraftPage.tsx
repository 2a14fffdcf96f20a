import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { DraftDocument } from '../../graph/generated/graphql';
import { bareId, typedId } from '../../graph/ids';
import { useLiveQuery } from '../../graph/useLiveQuery';
import { useLabels } from '../../i18n/labels';
import { useDates } from '../../parts/dates';
import { Facts } from '../../parts/Facts';
import { PageState } from '../../parts/PageState';
import { PageHead, Section } from '../../parts/Section';
import { StateTag } from '../../parts/StateTag';

/** A draft as its signer reads it. */
export default function DraftPage(): ReactNode {
  const { t } = useTranslation();
  const label = useLabels();
  const { day, instant } = useDates();
  const { id = '' } = useParams();
  const answer = useLiveQuery(DraftDocument, { id: typedId('draft', id) });
  return (
    <PageState answer={answer} value={answer.data?.draft}>
      {(draft) => (
        <>
          <PageHead title={draft.title}>
            <span className="muted">{label('draftKind', draft.kind)}</span>
            <StateTag group="draftState" code={draft.state} />
          </PageHead>
          <div className="columns">
            <Section title={t('case.papers')}>
              <p className="text-block" style={{ fontSize: 15, lineHeight: 1.8 }}>
                {draft.body}
              </p>
              <p className="small muted" style={{ margin: '12px 0 0' }}>
                {t('inbox.draftHint')}
              </p>
            </Section>
            <Section title={t('case.facts')}>
              <Facts
                columns={1}
                rows={[
                  [
                    t('inbox.signer'),
                    [draft.signerUnit?.name, label('role', draft.signerRole)].filter(Boolean).join(' · '),
                  ],
                  [t('inbox.addressee'), draft.addressee?.name],
                  [t('inbox.authority'), draft.authority],
                  [t('inbox.due'), day(draft.dueDate)],
                  [t('case.number'), draft.number],
                  [t('case.at'), instant(draft.at)],
                  [
                    t('items.one'),
                    draft.item && <Link to={`/items/${bareId(draft.item.id)}`}>{draft.item.text}</Link>,
                  ],
                ]}
              />
            </Section>
          </div>
        </>
      )}
    </PageState>
  );
}
