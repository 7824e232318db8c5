import { MsalAppCredentials } from 'botframework-connector';

// The whole service as bot/index.ts starts it, but that Entra's sign-in of the bot itself, which takes https only, is played: everything else goes
// over the network, to a connector and signing keys on loopback.
Object.assign(MsalAppCredentials.prototype, {
  refreshToken: () => Promise.resolve({ accessToken: 'a-token-of-entra', expiresOn: new Date(Date.now() + 3_600_000) }),
});

void import('../../bot/index.ts');
