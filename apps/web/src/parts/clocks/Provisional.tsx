import { Tag, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { marks } from '../../i18n/marks';

/** 暂定: a date that is not yet certain never looks like one that is. */
export function Provisional(): ReactNode {
  const { t } = useTranslation();
  return (
    <Tooltip title={t('clocks.provisionalWhy')} trigger={['hover', 'focus']}>
      <Tag color="gold" tabIndex={0} className="provisional">
        {t('clocks.provisional')}
        <span className="visually-hidden">
          {marks().colon}
          {t('clocks.provisionalWhy')}
        </span>
      </Tag>
    </Tooltip>
  );
}
