from django.db import migrations

from houvast.foundation.evidence import append_only


def install(_apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        append_only.install(cursor, schema_editor.connection.vendor)


def remove(_apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        append_only.remove(cursor, schema_editor.connection.vendor)


class Migration(migrations.Migration):
    dependencies = [("evidence", "0001_initial")]
    operations = [migrations.RunPython(install, remove)]
