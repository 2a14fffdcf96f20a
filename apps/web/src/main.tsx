import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import './app/styles.css';
import { startI18n } from './i18n/i18n';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');
await startI18n();
createRoot(root).render(<App />);
