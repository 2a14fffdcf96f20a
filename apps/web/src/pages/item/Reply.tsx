import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../i18n/labels';
import { useDates } from '../../parts/dates';
import { Empty } from '../../parts/Empty';
import { Section } from '../../parts/Section';
import { StateTag } from '../../parts/StateTag';
import type { ItemData } from './ItemPage';
import { marks } from '../../i18n/marks';

/** 逐条回应: each ask with its answer, or that it has none. */
export function Reply({
  item,
  asks,
}: {
  item: ItemData;
  asks: readonly { no: number; text: string }[];
}): ReactNode {
  const { t } = useTranslation();
  const label = useLabels();
  const { instant } = useDates();
  const { reply, coOpinions } = item;
  return (
    <Section title={t('items.reply')}>
      {!reply && <Empty text={t('items.noReply')} />}
      {reply && (
        <>
          <ul className="rows">
            {asks.map((ask) => {
              const answer = reply.answers.find(({ askNo }) => askNo === ask.no);
              return (
                <li key={ask.no}>
                  <div className="row-line">
                    <span className="grow">
                      {ask.no > 0 && `${t('form.ask', { no: ask.no })}${marks().colon}`}
                      {ask.text}
                    </span>
                    {answer ? (
                      <StateTag group="askResult" code={answer.result} />
                    ) : (
                      <span>{t('items.unanswered')}</span>
                    )}
                  </div>
                  {answer?.reason && (
                    <div className="small">
                      {t('items.reason')}
                      {marks().colon}
                      {answer.reason}
                    </div>
                  )}
                  {answer?.measures && (
                    <div className="small">
                      {t('items.measures')}
                      {marks().colon}
                      {answer.measures}
                    </div>
                  )}
                </li>
              );
            })}
          </ul>
          <p className="small muted" style={{ margin: '4px 0 0' }}>
            {[reply.by?.name, instant(reply.at)].filter(Boolean).join(' · ')}
          </p>
        </>
      )}
      {coOpinions.length > 0 && (
        <>
          <h3>{t('items.coOpinions')}</h3>
          <ul className="rows">
            {coOpinions.map((opinion) => (
              <li key={opinion.at + (opinion.unit?.id ?? '')}>
                <span className="text-block">{opinion.text}</span>
                <div className="small muted">
                  {[opinion.unit?.name, instant(opinion.at)].filter(Boolean).join(' · ')}
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
      {item.satisfaction && (
        <p style={{ margin: '10px 0 0' }}>
          {t('items.satisfaction')}
          {marks().colon}
          {label('rating', item.satisfaction.rating)}
          {item.satisfaction.comment && `${marks().open}${item.satisfaction.comment}${marks().close}`}
        </p>
      )}
    </Section>
  );
}
