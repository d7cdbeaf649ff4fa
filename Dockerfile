# The service in a container: docker build -t alliance . && docker run -p 127.0.0.1:8000:8000 -v alliance:/data alliance
# compose.yaml runs it with PostgreSQL, nginx, and a worker of its own. It starts with an empty store.

FROM python:3.13-slim AS packages
WORKDIR /setup
COPY requirements.txt ./
COPY articles/citing/setup articles/citing/setup
# Wheels only: nothing is compiled, so no compiler is needed here or there. There is no npm in this image; the set-up gets
# one by pip, and keeps of all it fetches only what citations are made with.
RUN python -m venv /packages \
    && /packages/bin/pip install --no-cache-dir --disable-pip-version-check --only-binary=:all: -r requirements.txt \
    && /packages/bin/python -m articles.citing.setup \
    && /packages/bin/pip uninstall --yes --quiet pip

FROM python:3.13-slim
# A fixed number, so that the owner of a mounted folder can be set before the first start.
RUN useradd --uid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin alliance \
    && install --directory --owner=alliance --group=alliance /data
COPY --from=packages /packages /packages
WORKDIR /app
COPY LICENSE NOTICE manage.py ./
COPY alliance alliance
COPY articles articles
# Compiled once here: the user below may not write to /app.
RUN /packages/bin/python -m compileall -q alliance articles
ENV PATH=/packages/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    HOST=0.0.0.0 \
    PORT=8000 \
    ALLIANCE_DATA=/data
USER alliance
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as u; u.urlopen('http://127.0.0.1:' + os.environ['PORT'] + '/healthz', timeout=4)"]
CMD ["python", "manage.py", "start"]
