"""Who may do what: reading needs no key, a wrong key is never fine, and writing needs the scope."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from rest_framework.request import Request
from rest_framework.test import APIRequestFactory

from articles.api.http.authentication import ApiKeyAuthentication
from articles.models import ApiKey, Article
from articles.publishing.api_keys import create_key
from tests.api.asking import ARTICLES, problem_of

DOCUMENT = {"source": "A title\n\nA paragraph of a few words, which is long enough."}
CHALLENGE = 'Api-Key realm="api"'


def client_with(authorization: str) -> Client:
    return Client(headers={"accept": "application/json", "authorization": authorization})


@pytest.fixture
def key(db: None) -> str:
    return create_key("publisher", ["publish"])


def stored(key: str) -> ApiKey:
    found: ApiKey = ApiKey.objects.get(prefix=key.partition(".")[0])
    return found


def test_reading_needs_no_key(api: Client) -> None:
    assert api.get(ARTICLES).status_code == 200


def test_writing_without_a_key_is_refused(api: Client) -> None:
    answer = api.post(ARTICLES, DOCUMENT, content_type="application/json")
    problem_of(answer, 401, "not_authenticated")
    assert answer["WWW-Authenticate"] == CHALLENGE
    assert not Article.objects.exists()


def test_writing_with_a_key_of_the_scope_is_allowed(key: str) -> None:
    answer = client_with(f"Api-Key {key}").post(ARTICLES, DOCUMENT, content_type="application/json")
    assert answer.status_code == 201


def test_the_name_of_the_scheme_is_read_in_either_case(key: str) -> None:
    assert client_with(f"api-key  {key}").get(ARTICLES).status_code == 200


@pytest.mark.parametrize(
    "authorization",
    [
        "Api-Key",
        "Api-Key ",
        "Api-Key x",
        "Api-Key abcdefgh.0123",
        "Api-Key é.é",
        "Bearer abc",
        "Basic YTpi",
        "Api-Key a b",
        "Api-Key " + "a" * 5000,
        "Api-Key .",
        "Api-Key '; --",
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_wrong_key_is_refused_even_for_reading(db: None, authorization: str, method: str) -> None:
    answer = getattr(client_with(authorization), method)(ARTICLES)
    problem_of(answer, 401, "invalid_api_key")
    assert answer["WWW-Authenticate"] == CHALLENGE


def test_a_key_with_another_ending_is_refused(key: str) -> None:
    other = key[:-1] + ("a" if key[-1] != "a" else "b")
    problem_of(client_with(f"Api-Key {other}").get(ARTICLES), 401, "invalid_api_key")


def test_a_key_that_lacks_the_scope_is_refused(db: None) -> None:
    reader = client_with(f"Api-Key {create_key('reader', ['read'])}")
    assert reader.get(ARTICLES).status_code == 200
    body = problem_of(reader.post(ARTICLES, DOCUMENT, content_type="application/json"), 403, "scope_lacking")
    assert "publish" in body["detail"]
    assert not Article.objects.exists()


def test_a_revoked_key_is_refused(key: str) -> None:
    row = stored(key)
    row.revoked = True
    row.save()
    problem_of(client_with(f"Api-Key {key}").get(ARTICLES), 401, "invalid_api_key")


def test_a_revoked_key_gets_no_earlier_answer_again(key: str) -> None:
    client, repeated = client_with(f"Api-Key {key}"), {"idempotency-key": "once"}
    assert client.post(ARTICLES, DOCUMENT, content_type="application/json", headers=repeated).status_code == 201
    ApiKey.objects.update(revoked=True)
    answer = client.post(ARTICLES, DOCUMENT, content_type="application/json", headers=repeated)
    problem_of(answer, 401, "invalid_api_key")


def test_an_expired_key_is_refused(key: str) -> None:
    row = stored(key)
    row.expiry_date = timezone.now() - timedelta(seconds=1)
    row.save()
    body = problem_of(client_with(f"Api-Key {key}").get(ARTICLES), 401, "invalid_api_key")
    assert "expired" in body["detail"]


def test_a_key_is_taken_up_to_the_moment_at_which_it_expires(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    row, moment = stored(key), timezone.now() + timedelta(days=1)
    row.expiry_date = moment
    row.save()
    request = APIRequestFactory().get(ARTICLES, headers={"authorization": f"Api-Key {key}"})
    monkeypatch.setattr("articles.api.http.authentication.timezone.now", lambda: moment)
    assert ApiKeyAuthentication().authenticate(Request(request)) is not None


def test_a_key_that_expires_later_is_taken(key: str) -> None:
    row = stored(key)
    row.expiry_date = timezone.now() + timedelta(days=1)
    row.save()
    assert client_with(f"Api-Key {key}").get(ARTICLES).status_code == 200


def test_only_a_hash_of_the_key_is_stored(key: str) -> None:
    secret = key.partition(".")[2]
    assert secret not in str(ApiKey.objects.values().get())


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_use_of_a_key_is_noted_and_a_refused_one_is_not(
    key: str, method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    uses: list[str] = []
    monkeypatch.setattr("articles.api.http.authentication.note_use", lambda row: uses.append(row.prefix))
    getattr(client_with(f"Api-Key {key}"), method)(ARTICLES)
    assert uses == [key.partition(".")[0]]
    ApiKey.objects.update(revoked=True)
    getattr(client_with(f"Api-Key {key}"), method)(ARTICLES)
    ApiKey.objects.update(revoked=False, expiry_date=timezone.now() - timedelta(seconds=1))
    getattr(client_with(f"Api-Key {key}"), method)(ARTICLES)
    assert len(uses) == 1
