"""Fields, errors and buttons say what they are to everybody."""

from django import forms

from tests.foundation.ui.drawn import HOSTILE, draw


class Sample(forms.Form):
    name = forms.CharField(label="Name", help_text="As the caller spells it.")
    note = forms.CharField(label="Note", required=False)
    right = forms.ChoiceField(label="Right", choices=[("a", "Access"), ("b", HOSTILE)], widget=forms.RadioSelect)

    def clean(self):
        raise forms.ValidationError("Two persons have this number.")


def test_a_field_is_tied_to_its_hint_and_its_error():
    html = draw("{% field form.name %}", form=Sample({}))
    assert 'for="id_name"' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_helptext"' in html
    assert 'id="id_name_error"' in html
    assert 'aria-invalid="true"' in html


def test_only_what_may_stay_empty_is_marked():
    assert "(optional)" in draw("{% field form.note %}", form=Sample())
    assert "(optional)" not in draw("{% field form.note mark_optional=False %}", form=Sample())
    assert "(optional)" not in draw("{% field form.name %}", form=Sample())


def test_choices_stand_in_a_fieldset_with_a_legend():
    html = draw("{% field form.right %}", form=Sample())
    assert "<legend" in html
    assert html.count('type="radio"') == 2
    assert HOSTILE not in html


def test_the_summary_leads_to_each_wrong_field():
    html = draw("{% error_summary form %}", form=Sample({}))
    assert '<a href="#id_name">Name: This field is required.</a>' in html
    assert '<a href="#id_right_0">Right: This field is required.</a>' in html
    assert "Two persons have this number." in html
    assert draw("{% error_summary form %}", form=Sample()) == ""


def test_confirming_posts_with_a_token():
    html = draw(
        "{% confirm id='run' label='Run' title='Run?' action='/run/' %}<p>28 rows</p>{% endconfirm %}", csrf_token="abc"
    )
    assert 'popovertarget="run"' in html
    assert '<dialog popover id="run"' in html
    assert 'name="csrfmiddlewaretoken" value="abc"' in html
    assert "<p>28 rows</p>" in html


def test_a_hidden_field_has_no_label():
    class Quiet(forms.Form):
        key = forms.CharField(widget=forms.HiddenInput)

    assert draw("{% field form.key %}", form=Quiet()) == '<input type="hidden" name="key" id="id_key">'


def test_a_link_looks_like_a_button_and_stays_a_link():
    html = draw("{% link_button 'New' '/new/' icon='new' shortcut='n' %}")
    assert html.startswith('<a class="button button--secondary" href="/new/" data-shortcut="n">')
