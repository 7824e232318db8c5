import { Button, Failed } from '../ui/parts.tsx';
import type { Tab } from '../ui/tab.tsx';
import { useDoing } from '../ui/use.ts';

/** Downloads the register as CSV: references, times, states and outcomes; nothing anybody wrote. */
export function Export({ tab }: { tab: Tab }) {
  const { busy, error, run } = useDoing();
  const save = () =>
    run(async () => {
      const address = URL.createObjectURL(await tab.api.csv());
      const link = document.createElement('a');
      link.href = address;
      link.download = `policy-guide-register-${tab.dates.iso(new Date())}.csv`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), 10_000);
      tab.say('Downloaded: references, times, states and outcomes. The export is recorded.');
    });
  return (
    <>
      <Button busy={busy} onClick={() => void save()}>
        Export as CSV
      </Button>
      <Failed error={error} />
    </>
  );
}
