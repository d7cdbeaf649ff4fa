"""Settings, each from an environment variable with a safe default; docs/reference/settings.md lists them all.

Reads the environment and, if it names no secret key, the file `$ALLIANCE_DATA/secret_key`, which it makes once.
"""

import os
from pathlib import Path

import alliance.rate_storage  # noqa: F401  (makes the scheme lmdb:// known to `limits`)
from alliance.databases import database, replica
from alliance.environment import Environment, SettingError, unknown_variables
from alliance.logs import configuration
from alliance.secret_key import kept_secret_key
from articles import __version__
from articles.bounds import MAX_JSON_BYTES, MAX_SOURCE_BYTES

env = Environment()

# ── Folders ─────────────────────────────────────────────────────────────────────────────────────────────────────────
BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(env.str("ALLIANCE_DATA", default=str(BASE_DIR / "var"))).resolve()
try:
    DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept_key = env.str("ALLIANCE_SECRET_KEY", default="") or kept_secret_key(DATA_DIR / "secret_key")
except OSError as error:
    _why = f"{error.filename or DATA_DIR}: {error.strerror}"
    raise SettingError(f"ALLIANCE_DATA is “{DATA_DIR}”, which this user cannot use ({_why}).") from error

# ── Safety ──────────────────────────────────────────────────────────────────────────────────────────────────────────
DEBUG = env.bool("ALLIANCE_DEBUG", default=False)
SECRET_KEY = kept_key
ALLOWED_HOSTS = env.hosts("ALLIANCE_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.origins("ALLIANCE_TRUSTED_ORIGINS", default=[])
# Set if a proxy terminates TLS; then cookies are sent over https only, and http is redirected.
HTTPS = env.bool("ALLIANCE_HTTPS", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$", r"^metrics$"]
# A day, so that a mistake with TLS is over tomorrow; a year once all is well.
_hsts_seconds = env.whole("ALLIANCE_HSTS_SECONDS", default=86_400, most=63_072_000)
SECURE_HSTS_SECONDS = _hsts_seconds if HTTPS else 0
# The domain's other hosts are not the service's to speak for: no includeSubDomains, no preload.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SESSION_COOKIE_AGE = 86_400
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_FAILURE_VIEW = "articles.web.error_views.csrf_failed"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
# How many proxies in front of the service are trusted to name the client's address; none by default.
PROXIES = env.whole("ALLIANCE_PROXIES", default=0, most=20)

# ── Apps, middleware, templates ─────────────────────────────────────────────────────────────────────────────────────
INSTALLED_APPS = [
    "django.contrib.admin.apps.SimpleAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "corsheaders",
    "rest_framework",
    "rest_framework_api_key",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "articles",
]
MIDDLEWARE = [
    "alliance.logs.RequestIdMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "articles.web.cors.CorsMiddleware",
    "articles.web.refusing.RefusingMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "articles.web.slashes.SlashMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "alliance.logins.LoginLimitMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "alliance.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

# ── Storage ─────────────────────────────────────────────────────────────────────────────────────────────────────────
DATABASES = {"default": database(env, DATA_DIR)}
if (_replica := replica(env)) is not None:
    DATABASES["replica"] = _replica
    DATABASE_ROUTERS = ["alliance.replica.ReplicaRouter"]
    MIDDLEWARE.insert(0, "alliance.replica.ReplicaMiddleware")
# How long PostgreSQL may take for one answer while the service answers requests; commands wait for as long as it takes.
DATABASE_SECONDS = env.whole("ALLIANCE_DATABASE_SECONDS", default=30, least=1, most=3600)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# The folder of the front shelf, which the processes of this machine share. Empty: every answer is rendered anew.
SHELF = env.str("ALLIANCE_SHELF", default=str(DATA_DIR / "shelf"))
# Whether other machines use the same database; then this one gives nothing from its shelf while it cannot follow them.
SEVERAL_HOSTS = env.bool("ALLIANCE_SEVERAL_HOSTS", default=False)
SHELF_SIZE = env.whole("ALLIANCE_SHELF_SIZE", default=1024, least=1, most=1_000_000) * 1024 * 1024
# A folder of citation styles, laid out as in the CSL project's repository, instead of those that the set-up made.
_csl_styles = env.str("ALLIANCE_CSL_STYLES", default="")
CSL_STYLES = Path(_csl_styles).resolve() if _csl_styles else None
# Files of fonts for pictures, for words that the font of the service does not have; the first that has them sets them.
FONTS = env.files("ALLIANCE_FONTS")
# The folder of the public dump, which is made anew after a change.
PUBLIC_DUMP = str(DATA_DIR / "public")

# ── Serving ─────────────────────────────────────────────────────────────────────────────────────────────────────────
HOST = env.ip("HOST", default="127.0.0.1")
PORT = env.whole("PORT", default=8000, least=1, most=65_535)
WORKERS = env.whole("ALLIANCE_WORKERS", default=2, least=1, most=256)
THREADS = env.whole("ALLIANCE_THREADS", default=4, least=1, most=256)
# How many requests without a body may wait in a process while its threads answer others; beyond them the answer is 503.
WAITING = env.whole("ALLIANCE_WAITING", default=64, least=1, most=96)
# How long the body of a request may take to arrive, besides a second for each 64 KiB.
BODY_SECONDS = env.whole("ALLIANCE_BODY_SECONDS", default=15, least=1, most=3600)
# Whether the service publishes the sample article when it starts with an empty store. It is somebody else's text.
SAMPLE = env.bool("ALLIANCE_SAMPLE", default=False)

# ── Watching ────────────────────────────────────────────────────────────────────────────────────────────────────────
# What a reader of /metrics sends as a bearer token. Empty: only this machine may read it, and not through a proxy.
METRICS_TOKEN = env.str("ALLIANCE_METRICS_TOKEN", default="")
# The folder of what the processes of this machine count.
COUNTS = DATA_DIR / "counts"
# The file that is touched when a backup was made.
LAST_BACKUP = DATA_DIR / "last_backup"

# ── Webhooks ────────────────────────────────────────────────────────────────────────────────────────────────────────
# Whether webhooks may call this machine and private networks: to try them out, and in closed networks.
WEBHOOK_ALLOW_PRIVATE = env.bool("ALLIANCE_WEBHOOK_ALLOW_PRIVATE", default=False)
# Whether `manage.py start` also delivers webhooks.
WEBHOOK_WORKER = env.bool("ALLIANCE_WEBHOOK_WORKER", default=True)

# For how many days a delivery is kept after it was made, once it was delivered or given up.
KEEP_DELIVERIES_DAYS = env.whole("ALLIANCE_KEEP_DELIVERIES_DAYS", default=30, least=1, most=36_500)

# ── Language, time, static files ────────────────────────────────────────────────────────────────────────────────────
LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_I18N = False
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir(mode=0o700, exist_ok=True)
# Files are served from the packages themselves, so nothing has to be collected before the first start.
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600

# ── Identity ────────────────────────────────────────────────────────────────────────────────────────────────────────
# The operator's Name Assigning Authority Number; with one, each paragraph's PID is an ARK as well.
NAAN = env.naan("ALLIANCE_NAAN")
# The base URL under which the world sees the service; if it is unset, the host that a request names.
BASE_URL = env.address("ALLIANCE_BASE_URL", default="") or None

if HTTPS and BASE_URL:
    # Not to the host that the request names, which is whoever's.
    SECURE_SSL_HOST = BASE_URL.removeprefix("https://").removeprefix("http://").partition("/")[0]

# ── Feeds and harvesters ──────────────────────────────────────────────────────────────────────────────────────────────
# The WebSub hub that feeds name, which tells readers of news.
WEBSUB_HUB = env.address("ALLIANCE_WEBSUB_HUB", default="") or None
# To whom harvesters write (OAI-PMH). The protocol wants an address; no mail reaches the default (RFC 2606).
ADMIN_EMAIL = env.mailbox("ALLIANCE_ADMIN_EMAIL", default="unknown@service.invalid")

# ── The API ─────────────────────────────────────────────────────────────────────────────────────────────────────────
RATES = {
    "anonymous": env.rate("ALLIANCE_RATE_ANONYMOUS", default="6000/minute"),
    "read": env.rate("ALLIANCE_RATE_READ", default="60000/minute"),
    "publish": env.rate("ALLIANCE_RATE_PUBLISH", default="60000/minute"),
}
# Where requests are counted: any address that the package `limits` knows. The processes of one machine share the
# default; several machines share a count in Redis or Memcached.
RATE_STORAGE = env.str("ALLIANCE_RATE_STORAGE", default=f"lmdb://{DATA_DIR / 'rates'}")
# JSON makes a source up to six times as long; the reader refuses a source that is longer than MAX_SOURCE_BYTES.
DATA_UPLOAD_MAX_MEMORY_SIZE = MAX_JSON_BYTES
FILE_UPLOAD_MAX_MEMORY_SIZE = MAX_SOURCE_BYTES + 1
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["articles.api.http.authentication.ApiKeyAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["articles.api.http.parsers.StrictJSONParser"],
    "DEFAULT_THROTTLE_CLASSES": ["articles.api.http.throttling.RateLimit"],
    "DEFAULT_SCHEMA_CLASS": "articles.api.http.openapi.schema.ResourceSchema",
    "EXCEPTION_HANDLER": "articles.web.problems.problem_response",
    "UNAUTHENTICATED_USER": None,
    "URL_FORMAT_OVERRIDE": None,
}
CORS_ALLOW_ALL_ORIGINS = True
CORS_URLS_REGEX = (
    r"^/($|(api|healthz|readyz|p|articles|ark:|dts|feeds|oai|people|outlets|embed|oembed|sitemap"
    r"|robots\.txt|llms\.txt|mcp)/?)"
)
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS"]
# Addresses that only answer but take a POST, because the question is too long for a URL.
CORS_QUESTIONS_REGEX = r"^/(api/v1/(citations/(check/)?|quotations/(verify|find)/)|mcp/?)$"
# What a page of another site may send: conditions, ranges, keys of requests, and what tracing adds.
CORS_ALLOW_HEADERS = [
    "accept",
    "accept-datetime",
    "accept-language",
    "authorization",
    "baggage",
    "cache-control",
    "content-type",
    "idempotency-key",
    "if-match",
    "if-modified-since",
    "if-none-match",
    "if-range",
    "if-unmodified-since",
    "mcp-method",
    "mcp-name",
    "mcp-protocol-version",
    "pragma",
    "range",
    "traceparent",
    "tracestate",
    "user-agent",
    "x-csrftoken",
    "x-request-id",
    "x-requested-with",
]
CORS_EXPOSE_HEADERS = [
    "Accept-Patch",
    "Accept-Ranges",
    "Allow",
    "Content-Disposition",
    "Content-Location",
    "Content-Range",
    "ETag",
    "Idempotency-Replayed",
    "Last-Modified",
    "Link",
    "Location",
    "Memento-Datetime",
    "RateLimit",
    "RateLimit-Policy",
    "Repr-Digest",
    "Retry-After",
    "WWW-Authenticate",
    "X-Request-Id",
]
SPECTACULAR_SETTINGS = {
    "TITLE": "The citable article",
    "DESCRIPTION": (BASE_DIR / "articles" / "api" / "introduction.md").read_text(encoding="utf-8"),
    "VERSION": __version__,
    "OAS_VERSION": "3.1.1",
    "LICENSE": {"name": "MIT", "identifier": "MIT"},
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
    "SERVE_AUTHENTICATION": [],
    # Without the hook that names enumerations, each stays in the schema that uses it.
    "POSTPROCESSING_HOOKS": ["articles.api.v1.urls.add_tags", "articles.api.http.openapi.finishing.finished"],
    "SCHEMA_PATH_PREFIX": "/api/v1",
    # Patches have models of their own, so drf-spectacular need not make partial ones.
    "COMPONENT_SPLIT_PATCH": False,
    "SORT_OPERATIONS": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "SWAGGER_UI_SETTINGS": {"docExpansion": "list", "persistAuthorization": True, "displayRequestDuration": True},
    "REDOC_DIST": "SIDECAR",
}

# ── Logs ────────────────────────────────────────────────────────────────────────────────────────────────────────────
ACCESS_LOG = env.bool("ALLIANCE_ACCESS_LOG", default=False)
LOGGING = configuration(
    env.choice("ALLIANCE_LOG_LEVEL", default="WARNING", allowed=["DEBUG", "INFO", "WARNING", "ERROR"]),
    env.choice("ALLIANCE_LOG_FORMAT", default="line", allowed=["line", "json"]),
    requests=ACCESS_LOG,
)

# A mistyped name would change nothing, and nobody would notice.
_OF_POSTGRESQL = {"ALLIANCE_DATABASE_POOL", "ALLIANCE_DATABASE_POOLER"}  # not read with SQLite
UNKNOWN_VARIABLES = unknown_variables(os.environ, env.names | _OF_POSTGRESQL)
