"""The form with which a task is answered, here or through a link."""

from collections.abc import Sequence
from datetime import date
from typing import Any, TypeAlias

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from houvast.engines.trouble import Trouble
from houvast.features.tasks.actions.answering import LONGEST_WORDS, grounds_of
from houvast.features.tasks.contracts import OTHER_GROUND, Given, TaskFacts, TaskState
from houvast.features.tasks.rules import LARGEST, MOST_FILES, TAKEN, FileRefused, media_type
from houvast.features.tasks.words import answers, is_dutch

Uploaded: TypeAlias = "UploadedFile[bytes]"
ACCEPT = ",".join(f".{ending}" for ending in TAKEN)


class SeveralFilesInput(forms.ClearableFileInput):
    """A field in which several files are chosen."""

    allow_multiple_selected = True


class SeveralFiles(forms.FileField):
    """Several files; each is looked at by itself."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Give a list, whatever came in."""
        given = data if isinstance(data, list | tuple) else [data] if data else []
        return [super(SeveralFiles, self).clean(one, initial) for one in given]


class AnswerForm(forms.Form):
    """Done, nothing held, or an exception with ground and last day; with remark, name and files."""

    answer = forms.ChoiceField(
        label=lazy("What is the answer?"),
        widget=forms.RadioSelect,
        error_messages={"required": lazy("Choose one of the answers.")},
    )
    ground = forms.ChoiceField(
        label=lazy("On which ground?"),
        help_text=lazy("Only with an exception. It stands in the answer to the person."),
        required=False,
    )
    until = forms.DateField(
        label=lazy("Until which day?"),
        help_text=lazy("Only with an exception: the last day that the ground holds."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    words = forms.CharField(
        label=lazy("Remark"),
        help_text=lazy("What you found, or the reason of an exception."),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
    )
    copies = SeveralFiles(
        label=lazy("Files"),
        help_text=lazy("Copies, or proof: PDF, PNG, JPEG, text, CSV, XLSX or DOCX, at most 10 of 20 MB each."),
        required=False,
        widget=SeveralFilesInput(attrs={"accept": ACCEPT, "multiple": True}),
    )
    name = forms.CharField(
        label=lazy("Your name"),
        help_text=lazy("Stands with the answer as who stated it."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def __init__(
        self,
        task: TaskFacts,
        on: date,
        data: Any = None,
        files: Any = None,
        *,
        asks_name: bool = True,
        ground: str = "",
    ) -> None:
        super().__init__(data, files, initial={"ground": ground})
        self.on = on
        grounds = grounds_of(task, "nl" if is_dutch() else "en")
        self.fields["answer"].choices = answers(task.kind)  # type: ignore[attr-defined]  # a choice field
        self.fields["ground"].choices = [  # type: ignore[attr-defined]  # a choice field
            ("", lazy("No exception")),
            *((key, words) for key, words in grounds),
            (OTHER_GROUND, lazy("Another ground: I write it in the remark")),
        ]
        if not asks_name:
            del self.fields["name"]

    def clean_copies(self) -> list[Uploaded]:
        """Refuse what is too much, and what is of a kind that is not taken."""
        files: list[Uploaded] = self.cleaned_data["copies"]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(_("Choose at most 10 files."))
        for file in files:
            _check(file)
        return files

    def clean(self) -> dict[str, Any] | None:
        """Ask for a ground and a day with an exception."""
        given = self.cleaned_data
        if given.get("answer") == TaskState.EXCEPTION:
            if not given.get("ground"):
                self.add_error("ground", _("Choose the ground of the exception."))
            if "until" in given and not given["until"]:
                self.add_error("until", _("Give the last day that the ground holds."))
            elif given.get("until") and given["until"] < self.on:
                self.add_error("until", _("This day is in the past."))
            if given.get("ground") == OTHER_GROUND and not given.get("words", "").strip():
                self.add_error("words", _("Write down what the ground is."))
        return given

    def answered(self) -> dict[str, Any]:
        """Give what `answer_task` takes."""
        given = self.cleaned_data
        is_exception = given["answer"] == TaskState.EXCEPTION
        return {
            "answer": TaskState(given["answer"]),
            "words": given["words"],
            "name": given.get("name", ""),
            "ground": given["ground"] if is_exception else "",
            "until": given["until"] if is_exception else None,
            "files": read(given["copies"]),
            "on": self.on,
        }


def read(files: Sequence[Uploaded]) -> tuple[Given, ...]:
    """Read files that were checked."""
    found = []
    for file in files:
        file.seek(0)
        found.append(Given(name=file.name or "", data=file.read()))
    return tuple(found)


def _check(file: Uploaded) -> None:
    if (file.size or 0) > LARGEST:
        raise forms.ValidationError(_("A file is larger than 20 MB: divide it."))
    try:
        media_type(Given(name=file.name or "", data=file.read()))
    except FileRefused:
        message = _("A file is empty, or of a kind that is not taken: PDF, PNG, JPEG, text, CSV, XLSX or DOCX.")
        raise forms.ValidationError(message) from None
    except Trouble as trouble:
        raise forms.ValidationError(str(trouble)) from None
