from django.db import migrations, models
from django.db.models import F


def from_the_end_of_the_case(apps, _schema_editor):
    """Say of cases that were passed on when that was: they ended by it."""
    apps.get_model("rights", "CaseRecord").objects.filter(status="forwarded").update(forwarded_at=F("closed_at"))


class Migration(migrations.Migration):
    dependencies = [
        ("rights", "0002_proof_of_each_identifier"),
    ]

    operations = [
        migrations.AddField(
            model_name="caserecord",
            name="forwarded_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="caserecord",
            name="forward_list",
            field=models.CharField(blank=True, default="", max_length=64),
        ),
        migrations.RunPython(from_the_end_of_the_case, migrations.RunPython.noop, elidable=True),
    ]
