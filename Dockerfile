# Policy Guide in a container. Build: docker build -t policy-guide .
# Run with a read-only root, its data in a volume, scratch space in memory, and SCHOOLS_FILE=schools.yaml in .env (the proxy on the same computer):
#   docker run --detach --name policy-guide --restart unless-stopped --read-only --tmpfs /tmp --volume policy-guide:/data \
#     --volume "$PWD/schools.yaml:/app/schools.yaml:ro" --env-file .env --publish 127.0.0.1:3978:3978 \
#     --cap-drop ALL --security-opt no-new-privileges --memory 1g policy-guide
FROM node:24-slim AS libraries
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# No library needs an install script, and .npmrc lets none run.
RUN npm ci --omit=dev --no-audit --no-fund && npm cache clean --force

FROM node:24-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3978 \
    DATABASE_URL=sqlite:/data/policy-guide.db
WORKDIR /app
COPY --from=libraries /app/node_modules ./node_modules
COPY package.json tsconfig.json ./
COPY knowledge ./knowledge
COPY cards ./cards
COPY manifest ./manifest
COPY bot ./bot
RUN mkdir /data && chown node:node /data
# By number, so that a platform can see that it is not root.
USER 1000:1000
VOLUME /data
EXPOSE 3978
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Node itself, not npm: signals reach the service, which finishes the answers in hand.
CMD ["node", "--import", "tsx", "bot/index.ts"]
