import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import restify from 'restify';

// The floor to measure by: the smallest bot of the same botbuilder and restify, unsigned, as botbuilder's samples write it.
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const bot = new ActivityHandler();
bot.onMessage(async (context, next) => {
  await context.sendActivity(`You said: ${context.activity.text}`);
  await next();
});

const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (request, response) => {
  await adapter.process(request, response as never, (context) => bot.run(context));
});
server.get('/readyz', (_request, response, next) => {
  response.send(200);
  next();
});
server.listen(Number(process.env.PORT), '127.0.0.1');
