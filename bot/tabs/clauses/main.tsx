import { startTab } from '../ui/tab.tsx';
import { ClausesPage } from './clauses-page.tsx';

void startTab(ClausesPage);
