# docker build -t peelbot .   (with other languages: --build-arg 'EXTRAS=[languages]')
# docker run --init --read-only --env-file .env -v peelbot-state:/var/lib/peelbot peelbot
# Both stages from one release; to pin its bytes too, add @sha256:… as `docker images --digests` shows.
ARG PYTHON=python:3.12.12-slim-bookworm
FROM ${PYTHON} AS build
WORKDIR /source
COPY pyproject.toml requirements.lock README.md LICENSE NOTICE ./
COPY LICENSES LICENSES
COPY bot bot
COPY corpus corpus
ARG EXTRAS=
RUN python -m venv /opt/peelbot \
    && /opt/peelbot/bin/pip install --no-cache-dir --constraint requirements.lock ".$EXTRAS"

FROM ${PYTHON}
# A new named volume takes over the owner of the folder that it is mounted on.
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin peelbot \
    && install --directory --owner=peelbot --mode=0700 /var/lib/peelbot
COPY --from=build /opt/peelbot /opt/peelbot
ENV PATH=/opt/peelbot/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    PEELBOT_STATE=/var/lib/peelbot \
    PEELBOT_METRICS_PORT=9090
USER 10001
WORKDIR /var/lib/peelbot
VOLUME /var/lib/peelbot
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as u; u.urlopen('http://127.0.0.1:' + os.environ['PEELBOT_METRICS_PORT'] + '/healthz', timeout=3)"]
ENTRYPOINT ["peelbot"]
CMD ["telegram"]
