"""A host: a machine that gives out answers from a front shelf of its own, and follows the log of events for it."""

from django.db import models


class Host(models.Model):
    """How far a host has followed the log, and until when it may give out what its shelf holds."""

    id = models.UUIDField(primary_key=True)
    name = models.CharField(max_length=255)
    position = models.BigIntegerField(default=0, help_text="Its shelf shows all events up to this position of the log")
    lease_until = models.DateTimeField(help_text="It gives out nothing from its shelf after this, unless it asks again")

    def __str__(self) -> str:
        return f"{self.name} {self.pk}"
