"""The full-text index in a new form: marked terms say how well an article answers, and its place where it is in a list."""

from django.db import migrations

from articles.searching import index
from articles.searching.terms import terms


def renew(apps, schema_editor):
    schema_editor.execute("DROP TABLE articles_searchentry")
    for statement in index.create():
        schema_editor.execute(statement)
    for article in apps.get_model("articles", "Article").objects.select_related("current_version").order_by("pk").iterator(500):
        fill(apps, article)


def fill(apps, article):
    """Index the text of an article without what is withdrawn."""
    version = article.current_version
    withdrawals = apps.get_model("articles", "Withdrawal").objects.filter(article=article, lifted_by=None)
    in_force = set(withdrawals.values_list("version", "paragraph"))
    if version is None or {(None, None), (version.pk, None)} & in_force:
        return
    rows = apps.get_model("articles", "Passage").objects.filter(version=version).order_by("ordinal")
    texts = [
        text for paragraph, text in rows.values_list("paragraph", "wording__text")
        if not {(None, paragraph), (version.pk, paragraph)} & in_force
    ]
    title = "\n".join([version.title, version.subtitle or ""])
    index.add(article.pk, article.first_published_on, terms(title, article.language), terms("\n".join(texts), article.language))


class Migration(migrations.Migration):
    dependencies = [("articles", "0011_articles_of_an_outlet")]
    operations = [migrations.RunPython(renew, migrations.RunPython.noop)]
