"""The page is one offline file: nothing in it calls out, and nobody's text becomes markup or script."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest
from conftest import Reader, read
from example_results import write_example

from sim.report import write_report
from sim.report.page import BUNDLE, json_for_script

PAYLOADS = (
    "<script>alert(1)</script>", "</script><script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "<!--<script>", "]]>",
    "</title><svg onload=alert(1)>", "{{ 7*7 }}", "{% raw %}", "' onmouseover='alert(1)", '" autofocus onfocus="alert(1)',
    "javascript:alert(1)", "&lt;script&gt;alert(1)&lt;/script&gt;", "<a href='http://example.org'>x</a>", "</style><style>*{display:none}",
    "</table></details></main>", "<b>vet</b>", "%{customdata}<extra></extra>", "\u2028\u2029 <iframe src=//example.org>",
    "<base href=//example.org>", "<meta http-equiv=refresh content=0>", "$x^2$", "{subject} {0}", "\\u003cimg\\u003e",
)  # fmt: skip
OURS = 3
"""The figures as JSON, Plotly, and the script that draws them."""


@pytest.mark.parametrize("payload", [*PAYLOADS[:3], *(pytest.param(one, marks=pytest.mark.full) for one in PAYLOADS[3:])])
def test_hostile_text_is_shown_literally(payload, tmp_path, read_pages):
    """A title, name, unit, source or note that looks like markup adds no element to the page and is printed as it was written."""
    page = read(write_report(write_example(tmp_path, replications=2, text=payload), "nl"))
    allowed = {tag for tag, _ in read_pages["nl"].tags}
    assert len(page.scripts) == OURS
    assert not page.unbalanced
    assert {tag for tag, _ in page.tags} <= allowed
    assert not [name for _, about in page.tags for name in about if name.startswith("on")]
    assert " ".join(payload.split()) in page.words
    figures = json.loads(page.scripts[0][1])
    assert not re.search(r"<(?!b>|/b>|extra>|/extra>)", json.dumps(figures)), "Plotly would read this as markup"


def test_json_cannot_leave_its_script_element():
    """Whatever a text holds, the JSON in the page has no character that could end the element, and reads back as it was."""
    hostile = ["</script><!--<script>&", "\u2028\u2029"]
    text = str(json_for_script(hostile))
    assert not set(text) & set("<>&\u2028\u2029")
    assert json.loads(text) == hostile


def test_the_policy_lets_only_our_own_scripts_run(read_pages):
    """The content security policy holds the hash of each script as it stands in the page, forbids all else, and comes before them."""
    page = read_pages["nl"]
    policy = next(about["content"] for tag, about in page.tags if about.get("http-equiv") == "Content-Security-Policy")
    code = [text for about, text in page.scripts if about.get("type") != "application/json"]
    assert len(page.scripts) == OURS
    assert len(code) == OURS - 1
    for script in code:
        assert f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy.split("style-src")[0]
    tags = [tag for tag, _ in page.tags]
    assert tags.index("meta") < tags.index("script")


def test_the_page_refers_to_nothing_outside_itself(read_pages):
    """No link, source, import or url() points anywhere but into the page."""
    for page in read_pages.values():
        for tag, about in page.tags:
            assert tag not in ("link", "img", "iframe", "base", "form", "object", "embed")
            assert not {"src", "action", "srcset", "data", "poster"} & set(about)
            assert about.get("href", "#").startswith("#")
    text = (Path(BUNDLE).parent / "style.css").read_text(encoding="utf-8") + (Path(BUNDLE).parent / "report.js").read_text(encoding="utf-8")
    assert "url(" not in text
    assert "@import" not in text
    assert "import(" not in text
    assert "//" not in re.sub(r"^.*?(?<!:)// .*$", "", text, flags=re.M)


def test_the_page_is_small_enough_to_mail(pages):
    """A page stays under 2.5 MB."""
    assert all(page.stat().st_size < 2_500_000 for page in pages.values())


def test_the_same_tables_give_the_same_bytes(folder, pages, tmp_path):
    """Two reports of equal folders are equal to the last byte, wherever the folder stands."""
    again = write_report(write_example(tmp_path / "elders"), "nl")
    assert again.read_bytes() == pages["nl"].read_bytes()


def test_the_bundle_is_the_one_plotly_was_made_for():
    """The vendored script has the version that plotly.py itself carries, and its licence stands beside it."""
    from plotly.offline import get_plotlyjs_version

    first = BUNDLE.read_text(encoding="utf-8")[:200]
    assert f"plotly.js (basic - minified) v{get_plotlyjs_version()}" in first
    assert "MIT" in (BUNDLE.parent / "plotly-basic.LICENSE.txt").read_text(encoding="utf-8")
    assert isinstance(Reader(), Reader)
