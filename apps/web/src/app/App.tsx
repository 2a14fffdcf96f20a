import { App as AntApp, ConfigProvider } from 'antd';
import type { Locale } from 'antd/es/locale';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';
import { useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { RouterProvider } from 'react-router';
import { Provider } from 'urql';
import { isSignedIn, onSignInChange } from '../auth/oidc';
import { createClient } from '../graph/client';
import { router } from './routes';
import { officeTheme } from './theme';

dayjs.extend(utc);
dayjs.extend(timezone);
dayjs.locale('zh-cn');

/** Without movement where the reader's system asks for none: the library must know it, or its lists never appear. */
const theme = {
  ...officeTheme,
  token: { ...officeTheme.token, motion: !matchMedia('(prefers-reduced-motion: reduce)').matches },
};

/** Words, colours, the graph's client and the pages. */
export function App(): ReactNode {
  const { i18n } = useTranslation();
  const locale = useAntLocale(i18n.language);
  const signedIn = useSyncExternalStore(onSignInChange, isSignedIn);
  // Another person or language: nothing of what was read before is shown again.
  const client = useMemo(() => {
    void signedIn;
    void i18n.language;
    return createClient();
  }, [signedIn, i18n.language]);
  return (
    <ConfigProvider theme={theme} locale={locale} button={{ autoInsertSpace: false }}>
      <AntApp>
        <Provider value={client}>
          <RouterProvider router={router} />
        </Provider>
      </AntApp>
    </ConfigProvider>
  );
}

function useAntLocale(language: string): Locale {
  const [locale, setLocale] = useState<Locale>(zhCN);
  useEffect(() => {
    let gone = false;
    const load = language === 'en' ? import('antd/locale/en_US') : Promise.resolve({ default: zhCN });
    void load.then((found) => {
      if (gone) return;
      dayjs.locale(language === 'en' ? 'en' : 'zh-cn');
      setLocale(found.default);
    });
    return () => {
      gone = true;
    };
  }, [language]);
  return locale;
}
