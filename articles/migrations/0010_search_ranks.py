"""The full-text index got marked terms; 0013 makes it anew with these and more."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("articles", "0009_indexes_of_reading")]
    operations = []
