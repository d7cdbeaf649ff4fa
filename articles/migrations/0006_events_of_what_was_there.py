"""A store from before the log gets its events: of its versions, notices and amendments, in the order of their moments."""

from django.db import migrations

AT_ONCE = 1000
HITS_EVERY_PARAGRAPH = ("expression_of_concern", "retraction", "withdrawal", "reinstatement")


def write(apps, schema_editor):
    Event = apps.get_model("articles", "Event")
    if Event.objects.exists():
        return
    position, drafts = 0, []
    for event in events(apps):
        position += 1
        drafts.append(Event(id=position, **event))
        if len(drafts) == AT_ONCE:
            Event.objects.bulk_create(drafts)
            drafts = []
    Event.objects.bulk_create(drafts)


def events(apps):
    """Yield the fields of each event, the oldest first."""
    tell = {
        "version": lambda key: of_version(apps, apps.get_model("articles", "Version").objects.get(pk=key)),
        "notice": lambda key: of_notice(apps, apps.get_model("articles", "Notice").objects.get(pk=key)),
        "amendment": lambda key: [{"type": "article.amended", "article_id": key}],
    }
    for at, kind, key in sorted(moments(apps)):
        for event in tell[kind](key):
            yield {"at": at, **event}


def moments(apps):
    """Yield when something happened, what, and its key; the amendments of one request are one event of their article."""
    for name in ("version", "notice"):
        for key, at in apps.get_model("articles", name).objects.values_list("pk", "created_at").iterator():
            yield at, name, key
    amended = apps.get_model("articles", "Amendment").objects.order_by()
    for key, at in amended.values_list("article", "created_at").distinct().iterator():
        yield at, "amendment", key


def of_version(apps, version):
    told = {"article_id": version.article_id, "version_id": version.pk}
    after = passages(apps, version.article_id, version.number)
    if version.number == 1:
        yield {"type": "article.published", **told, "paragraphs": list(after)}
        return
    before = passages(apps, version.article_id, version.number - 1)
    changed = list(changed_paragraphs(apps, version, before, after))
    minted = [pid for pid in after if pid not in before and not was_there(apps, version, pid)]
    yield {"type": "version.published", **told, "paragraphs": [*(pid for pid, _, _ in changed), *minted]}
    for pid, change, became in changed:
        yield {"type": "paragraph.changed", **told, "paragraphs": [pid], "change": change, "became": became}


def changed_paragraphs(apps, version, before, after):
    """Yield the paragraphs of the version before that are not as they were, and those that are back."""
    split, merged = heirs(apps, version, "split"), heirs(apps, version, "merge")
    for pid, change in after.items():
        if pid in split:
            yield pid, "split", split[pid]
        elif change in ("edited", "moved"):
            yield pid, change, []
        elif change == "new" and was_there(apps, version, pid):
            yield pid, "returned", []
    for pid in before:
        if pid not in after:
            yield pid, "merged" if pid in merged else "removed", merged.get(pid, [])


def passages(apps, article_id, number):
    rows = apps.get_model("articles", "Passage").objects.filter(version__article=article_id, version__number=number)
    return dict(rows.order_by("ordinal").values_list("paragraph__pid", "change"))


def was_there(apps, version, pid):
    rows = apps.get_model("articles", "Passage").objects.filter(paragraph__pid=pid)
    return rows.filter(version__number__lt=version.number).exists()


def heirs(apps, version, kind):
    found = {}
    rows = apps.get_model("articles", "Lineage").objects.filter(version=version, kind=kind).order_by("pk")
    for ancestor, descendant in rows.values_list("ancestor__pid", "descendant__pid"):
        found.setdefault(ancestor, []).append(descendant)
    return found


def of_notice(apps, notice):
    named = list(notice.paragraphs.order_by("pk").values_list("pid", flat=True))
    told = {"article_id": notice.article_id, "notice_id": notice.pk}
    yield {"type": "notice.published", **told, "version_id": notice.version_id, "paragraphs": named}
    hit = named or under(apps, notice)
    version = notice.version or current_then(apps, notice)
    there = passages(apps, notice.article_id, version.number)
    for pid in hit:
        about = version.pk if pid in there else None
        yield {
            "type": "paragraph.changed", **told, "version_id": about, "paragraphs": [pid], "change": notice.kind,
        }


def under(apps, notice):
    """Return the paragraphs that a notice on a whole version or article hits, of those that there were then."""
    if notice.kind not in HITS_EVERY_PARAGRAPH:
        return []
    rows = apps.get_model("articles", "Paragraph").objects.filter(article=notice.article_id)
    of_version = {"passages__version": notice.version_id} if notice.version_id else {
        "passages__version__created_at__lte": notice.created_at
    }
    return list(rows.filter(**of_version).order_by("pk").distinct().values_list("pid", flat=True))


def current_then(apps, notice):
    rows = apps.get_model("articles", "Version").objects.filter(
        article=notice.article_id, created_at__lte=notice.created_at
    )
    return rows.order_by("-number").first()


class Migration(migrations.Migration):
    dependencies = [("articles", "0005_events")]
    operations = [migrations.RunPython(write, migrations.RunPython.noop)]
