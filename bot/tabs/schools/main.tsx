import { startTab } from '../ui/tab.tsx';
import { SchoolsPage } from './schools-page.tsx';

void startTab(SchoolsPage);
