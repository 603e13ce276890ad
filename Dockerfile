# One image for every process: `web`, `realtime`, `worker`, or all when none is named.

FROM node:24-slim AS build
WORKDIR /market
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN node_modules/.bin/react-router build
# What only builds and tests, and the Node that comes with the package for machines without one.
RUN npm prune --omit=dev --no-audit --no-fund && rm -rf node_modules/node-*

FROM node:24-slim
WORKDIR /market
COPY --from=build --chown=node:node /market /market
RUN mkdir /data && chown node:node /data
USER node
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 METRICS_PORT=9464 DATA_DIR=/data NODE_COMPILE_CACHE=/tmp/compiled
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.METRICS_PORT + '/readyz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "--max-semi-space-size=8", "server/main.ts"]
