import type { Tab } from '../ui/tab.tsx';
import { useDoing } from '../ui/use.ts';
import { Button, Failed } from '../ui/parts.tsx';

/** Opens the chat with whoever told, where the service knows for certain who that is in Teams. */
export function Message({ tab, link }: { tab: Tab; link: string }) {
  const { busy, error, run } = useDoing();
  const open = async () => {
    if (!tab.host.follow) return tab.say('In Teams this opens your chat with them.');
    await tab.host.follow(link).catch(() => {
      throw new Error('Teams did not open the chat. Look for them in Teams’ search.');
    });
  };
  return (
    <>
      <Button busy={busy} onClick={() => void run(open)}>
        Message the member of staff
      </Button>
      <Failed error={error} />
    </>
  );
}
