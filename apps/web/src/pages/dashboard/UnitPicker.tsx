import { Breadcrumb, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeaderUnitFragment } from '../../graph/generated/graphql';
import { useLabels } from '../../i18n/labels';

interface Props {
  unit: LeaderUnitFragment;
  /** The outermost unit that the reader's posts reach. */
  outermost: string | undefined;
  onPick(id: string): void;
}

/** Down the tree by choosing what lies below, up again by the path. */
export function UnitPicker({ unit, outermost, onPick }: Props): ReactNode {
  const { t } = useTranslation();
  const label = useLabels();
  const start = unit.path.findIndex(({ id }) => id === outermost);
  const crumbs = unit.path.slice(Math.max(0, start)).map(({ id, name }) => {
    const here = id === unit.id;
    return {
      key: id,
      title: here ? (
        <strong aria-current="true">{name}</strong>
      ) : (
        <button type="button" className="leader-count" onClick={() => onPick(id)}>
          {name}
        </button>
      ),
    };
  });
  const below = unit.children.map(({ id, name, kind }) => ({
    value: id,
    label: name,
    kind: label('unitKind', kind),
  }));
  return (
    <div className="leader-unit" role="group" aria-label={t('dashboard.unit')}>
      <Breadcrumb items={crumbs} />
      {below.length > 0 && (
        <Select
          key={unit.id}
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t('dashboard.below')}
          placeholder={t('dashboard.below')}
          options={below}
          optionRender={({ data }) => (
            <span>
              {data.label} <span className="muted small">{data.kind}</span>
            </span>
          )}
          onChange={(id: string) => onPick(id)}
          style={{ minWidth: 190 }}
        />
      )}
    </div>
  );
}
