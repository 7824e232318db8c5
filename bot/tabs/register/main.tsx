import { startTab } from '../ui/tab.tsx';
import { RegisterPage } from './register-page.tsx';

void startTab(RegisterPage);
