import { Button, Result } from 'antd';
import { Component, type ReactNode } from 'react';
import i18next from 'i18next';

/** A page that breaks says so, and leaves the frame standing. */
export class PageBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <Result
        status="warning"
        title={i18next.t('state.broken')}
        subTitle={i18next.t('state.brokenText')}
        extra={<Button onClick={() => location.reload()}>{i18next.t('action.retry')}</Button>}
      />
    );
  }
}
