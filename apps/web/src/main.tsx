import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import './app/styles.css';
import { startI18n } from './i18n/i18n';

const RELOADED = 'concord.reloaded';
const RELOAD_PAUSE_MS = 60_000;

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');
await startI18n();
createRoot(root).render(<App />);

/** A page that was opened before the web was rebuilt asks for parts that are gone: it is loaded anew, once. */
addEventListener('vite:preloadError', () => {
  const before = Number(sessionStorage.getItem(RELOADED) ?? 0);
  if (Date.now() - before < RELOAD_PAUSE_MS) return;
  sessionStorage.setItem(RELOADED, String(Date.now()));
  location.reload();
});
