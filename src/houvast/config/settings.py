"""Django's settings, all derived from `environment.py`."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from houvast.config.environment import read_environment
from houvast.config.logs import logging_settings

ENVIRONMENT = read_environment()
SOURCE = Path(__file__).resolve().parents[1]

# What the house itself reads from settings -----------------------------------------------------------------------

HOUVAST_HOME = ENVIRONMENT.home
HOUVAST_HOME.mkdir(mode=0o700, parents=True, exist_ok=True)
HOUVAST_MASTER_KEY = ENVIRONMENT.wrapping_key
HOUVAST_FOUR_EYES = ENVIRONMENT.four_eyes
HOUVAST_IDENTITY_LEVELS = ENVIRONMENT.identity_levels
HOUVAST_RELEASE_BY_TWO = ENVIRONMENT.release_by_two
HOUVAST_REVOKE_DAYS = ENVIRONMENT.revoke_days
HOUVAST_IDENTITY_PROVIDERS = ENVIRONMENT.identity_providers
HOUVAST_SIM_SWAP = ENVIRONMENT.sim_swap
HOUVAST_SIM_SWAP_TOKEN = ENVIRONMENT.sim_swap_token.get_secret_value() if ENVIRONMENT.sim_swap_token else ""
HOUVAST_INCIDENT_FINDINGS = ENVIRONMENT.incident_findings
HOUVAST_SCANNER = ENVIRONMENT.scanner
HOUVAST_SECOND_OPINION = ENVIRONMENT.second_opinion
HOUVAST_SESSION_MINUTES = ENVIRONMENT.session_minutes
HOUVAST_SESSION_HOURS = ENVIRONMENT.session_hours
HOUVAST_TRUSTED_PROXIES = ENVIRONMENT.trusted_proxies
HOUVAST_LOGIN_PAUSE_MINUTES = ENVIRONMENT.login_pause_minutes
HOUVAST_PUBLIC_URL = ENVIRONMENT.public_url.rstrip("/")
HOUVAST_OPENDSR_KEY = ENVIRONMENT.opendsr_key
HOUVAST_OPENDSR_CERTIFICATE = ENVIRONMENT.opendsr_certificate
HOUVAST_OPENDSR_TRUST = ENVIRONMENT.opendsr_trust

# Apps: a folder that holds apps.py is one; the order is that of the menu, turned round ------------------------------

FOUNDATION = ["ui", "keys", "organisations", "accounts", "evidence", "files", "jobs", "programs", "notifications"]
FEATURES = [
    "subjects", "systems", "datamap", "activities", "wordings", "guide", "tasks", "discovery", "verification",
    "consent", "locating", "erasure", "noteguard", "rights", "intake", "mailbox", "opendsr", "portal",
]  # fmt: skip


def _existing(layer: str, names: list[str]) -> list[str]:
    return [f"houvast.{layer}.{name}" for name in names if (SOURCE / layer / name / "apps.py").exists()]


INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "rules",
    *_existing("foundation", FOUNDATION),
    *_existing("features", FEATURES),
    *_existing("entrypoints", ["desk", "outside", "subject_portal", "cli", "worker"]),
]
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Database -------------------------------------------------------------------------------------------------------

DATABASES = {"default": ENVIRONMENT.database}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Pages ----------------------------------------------------------------------------------------------------------

DEBUG = ENVIRONMENT.debug
SECRET_KEY = ENVIRONMENT.signing_key
ALLOWED_HOSTS = list(ENVIRONMENT.allowed_hosts)
ROOT_URLCONF = "houvast.config.urls"
WSGI_APPLICATION = "houvast.config.wsgi.application"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "houvast.entrypoints.desk.headers.PrivatePages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "houvast.entrypoints.desk.sessions.SessionLimits",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
    "houvast.entrypoints.desk.trouble.TroubleMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "houvast.foundation.ui.context.shell",
            ],
        },
    }
]
UI_SHELL = "houvast.entrypoints.desk.shell.shell"
UI_TROUBLE = "houvast.entrypoints.desk.saying.in_words"
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_MAX_AGE = 3600
WHITENOISE_ALLOW_ALL_ORIGINS = False

# Language and time ----------------------------------------------------------------------------------------------

LANGUAGE_CODE = ENVIRONMENT.language
LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]
LOCALE_PATHS = [SOURCE / "locale"]
FORMAT_MODULE_PATH = "houvast.config.formats"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SECURE = ENVIRONMENT.behind_https
USE_I18N = True
USE_TZ = True
TIME_ZONE = ENVIRONMENT.time_zone

# What is uploaded -----------------------------------------------------------------------------------------------

FILE_UPLOAD_HANDLERS = [
    "houvast.foundation.files.uploads.NotTooMuch",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# Who comes in ---------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "rules.permissions.ObjectPermissionBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["username", "display_name", "email"]},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "desk:login"
LOGIN_REDIRECT_URL = "desk:home"
LOGOUT_REDIRECT_URL = "desk:login"

AXES_FAILURE_LIMIT = ENVIRONMENT.login_attempts
AXES_COOLOFF_TIME = ENVIRONMENT.login_pause_minutes / 60
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False
AXES_LOCKOUT_CALLABLE = "houvast.entrypoints.desk.login.locked_out"
AXES_CLIENT_IP_CALLABLE = "houvast.entrypoints.desk.login.address_of"

# What browsers may do -------------------------------------------------------------------------------------------

SESSION_COOKIE_AGE = ENVIRONMENT.session_minutes * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = ENVIRONMENT.behind_https
SESSION_EXPIRE_AT_BROWSER_CLOSE = False
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = ENVIRONMENT.behind_https
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 31_536_000 if ENVIRONMENT.behind_https else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.trusted_proxies else None
X_FRAME_OPTIONS = "DENY"
SILENCED_SYSTEM_CHECKS = [
    "security.W008",  # the proxy that holds the certificate sends people from http to https
    "security.W005",  # what the neighbours under the same domain do is not ours to decide
    "security.W021",  # nor is the domain's place in a list that browsers keep
]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}

# Mail -----------------------------------------------------------------------------------------------------------

EMAIL_HOST = ENVIRONMENT.mail_host
EMAIL_PORT = ENVIRONMENT.mail_port
EMAIL_USE_TLS = ENVIRONMENT.mail_security == "starttls"
EMAIL_USE_SSL = ENVIRONMENT.mail_security == "tls"
EMAIL_HOST_USER = ENVIRONMENT.mail_user
EMAIL_HOST_PASSWORD = ENVIRONMENT.mail_password.get_secret_value() if ENVIRONMENT.mail_password else ""
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = ENVIRONMENT.mail_from
HOUVAST_MAIL_RETURN = ENVIRONMENT.mail_return
HOUVAST_MAILBOX = ENVIRONMENT.mailbox
HOUVAST_SMS = ENVIRONMENT.sms
HOUVAST_SMS_TOKEN = ENVIRONMENT.sms_token.get_secret_value() if ENVIRONMENT.sms_token else ""

# What is logged -------------------------------------------------------------------------------------------------

LOGGING = logging_settings(ENVIRONMENT.log_level)
