"""The drafts of the editors' desk, and its groups: Editors, and Publishers, who may also withdraw texts and make keys."""

from django.db import migrations, models
import django.db.models.deletion

EDITORS = {
    "article": ["view", "add", "change"],
    "draft": ["view", "add", "change", "delete"],
    "version": ["view", "add"],
    "publication": ["view", "add", "change"],
    "notice": ["view", "add"],
    "person": ["view", "add", "change"],
    "outlet": ["view", "add", "change"],
    "webhook": ["view", "add", "change"],
    "delivery": ["view", "change"],
}
PUBLISHERS = {
    **EDITORS,
    "withdrawal": ["view", "add", "change"],
    "apikey": ["view", "add", "change"],
}
GROUPS = {"Editors": EDITORS, "Publishers": PUBLISHERS}


def make_groups(apps, schema_editor):
    """Make the groups. Django makes the permissions only after the last migration, so those that are missing are made here."""
    group_model = apps.get_model("auth", "Group")
    for name, allowed in GROUPS.items():
        group, _ = group_model.objects.get_or_create(name=name)
        group.permissions.add(
            *(permission(apps, action, model) for model, actions in allowed.items() for action in actions)
        )


def permission(apps, action, model):
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="articles", model=model
    )
    title = apps.get_model("articles", model)._meta.verbose_name
    made, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=f"{action}_{model}", defaults={"name": f"Can {action} {title}"}
    )
    return made


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0024_titles_in_order'),
        ('auth', '0012_alter_user_first_name_max_length'),
        ('contenttypes', '0002_remove_content_type_name'),
    ]

    operations = [
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(blank=True, help_text='What is read as its title, to find it again', max_length=500)),
                ('content', models.BinaryField(help_text='The bytes of the document')),
                ('file_name', models.CharField(blank=True, max_length=255)),
                ('media_type', models.CharField(blank=True, max_length=100)),
                ('metadata', models.JSONField(default=dict, help_text='What the editor supplies, as in a sidecar')),
                ('revision', models.JSONField(default=dict, help_text='Of the next version: the version that it was begun from, the reason, the note, the links')),
                ('made_by', models.CharField(help_text='Who changed it last: the name of a user', max_length=200)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True, db_index=True)),
                ('article', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='drafts', to='articles.article')),
            ],
            options={
                'ordering': ['-updated_at', '-id'],
            },
        ),
        migrations.RunPython(make_groups, migrations.RunPython.noop),
    ]
