"""The forms residue takes: whole lines, and stretches within a line.

Each form names a pattern, not a site. Every pattern carries a line it takes out and, where one is near, a line it must leave.
The forms were collected on lines that recur across many articles and outlets, and checked against labelled statements:
`benchmarks/residue.py` prints what is gone and what statements lost.
"""

import re
from typing import NamedTuple


class Form(NamedTuple):
    """One form of residue."""

    rule: str
    kind: str  # a kind of `Residue`
    pattern: "re.Pattern[str]"


def _form(rule: str, kind: str, pattern: str, flags: int = re.I) -> Form:
    return Form(rule, kind, re.compile(pattern, flags))


_PLATFORM = r"(?:facebook|twitter|instagram|telegram|whatsapp|linkedin|youtube|tiktok|pinterest|reddit|snapchat|flipboard|google news|threads|bluesky|viber|vk|ok\.ru|x\.com|rss|pocket|itunes|spotify|apple podcasts)"
_SHARE = r"(?:share|tweet|e-?mail|print|post|pin|save|copy link|link copied|comments?|like|follow|whatsapp|facebook|twitter|linkedin|reddit|flipboard|telegram|pocket|messenger|this article|this story|this|more|\d[\d.,]*[km]?|shares?|views?)"
_AGENCY = r"(?:AP|AFP|EPA(?:-EFE)?|EFE|PA|ANI|PTI|PAP|UPI|TASS|ANSA|Reuters|Associated Press|Press Association|Agence France-Presse|Xinhua|Yonhap|Kyodo|Getty(?: Images)?|AFP/Getty Images|Shutterstock|iStock(?:photo)?|Alamy|Pixabay|Unsplash|Pexels|Bloomberg|Anadolu(?: Agency)?|Wikimedia(?: Commons)?|East News|Rex(?: Features)?|ZUMA(?: Press)?|Sipa(?: USA)?|Splash(?: News)?|Agencies|Courtesy|Handout|File(?: photo)?|Pool)"
_TEASER_LABEL = r"(?:read(?: more| also| next| now| this)?|also read|read (?:it )?(?:here|further)|further reading|see also|see more|also see|more|related(?: stor(?:y|ies)| articles?| news| coverage| video| content| topics?| links?)?|watch(?: (?:now|live|more|also|below|video))?|listen(?: (?:now|to this))?|check out|don'?t miss|you (?:may|might) (?:also )?(?:like|be interested in)|recommended(?: for you| reading)?|trending(?: now)?|most (?:read|popular|viewed)(?: in \w+| on \w+)?|more (?:from|on|in) [\w'’. -]{2,40}|editor'?s'? (?:picks?|choice)|other topics of interest|more on this(?: story|\.\.\.)?|photos?|pictures?|gallery|video|view video|slideshow|opinion|explainer|full coverage|live updates|in pictures|interactive|graphic|map|quiz|poll)"

# Whole lines. `fullmatch` of a line without white space at its edges.
LINES: tuple[Form, ...] = (
    # "- Advertisement -", "Continue reading below", "Story continues below advertisement". Not: "Advertisement costs rose."
    _form(
        "advertisement label",
        "advertisement",
        r"\W*(?:ad|ads|advert|adverti[sz]e?ments?|sponsored(?: content| post)?|promoted|paid (?:post|content)|hidden ad unit)\W*(?:continue reading the main story|scroll (?:down )?to continue|continue reading.{0,20}|story continues.{0,20}|remove ads)?\W*",
    ),
    # "Story Continued Below", "The rest of the text is under the video material". Not: "The story continues in Lviv."
    _form(
        "continues below",
        "navigation",
        r"\W*(?:(?:the )?(?:story|article|text|report|post)\s+continue[sd]|continue(?: reading)?|scroll(?: down)?|keep reading|(?:the )?(?:rest|continuation) of the (?:text|article|material|story)(?: is)?)\s+(?:below|after|under|to|for|with|the|\.{3})[^.!?\"“”]{0,60}[.:]?\W*",
    ),
    _form(
        "skip label",
        "navigation",
        r"(?:skip (?:to|past|ad)[^.\"“”]{0,60}|(?:back )?to top|jump to [^.]{0,40}|end of [^.]{0,30}|after (?:newsletter|the) promotion|loading\W*|close|expand|collapse|menu|search|home|print|reply|copy|copied|link copied|next|previous|prev|open in app|toggle (?:caption|menu)|hide caption|show (?:more|less|caption)|view (?:all|more|gallery|comments?)(?: \(?\d+\)?)?|load more\W*|see all\W*|play slideshow|not now|accept(?: all)?|i agree|log ?in|sign in|register|subscribe(?: now)?|donate(?: now)?|sign up)",
    ),
    # "Share Tweet Post Email", "12K shares". Not: "Share prices fell"
    _form("share buttons", "share", rf"\W*(?:{_SHARE}\b[\s|,•·/]*){{2,14}}\W*"),
    _form("share buttons", "share", rf"(?:share|tweet|e-?mail|print|{_PLATFORM})\W*"),
    _form("share count", "share", r"\W*\d[\d.,]*\s*[km]?\+?\s+(?:shares?|comments?|views?|likes?|retweets?|reads?)\W*"),
    _form("opens in new window", "share", r"(?:click|tap) to [^.\"“”]{2,80}\(opens in (?:a )?new window\)"),
    _form("share buttons", "share", r"(?:listen to (?:this )?article|listen)\s+\d+:\d\d.{0,80}"),
    _form("share link", "share", r"(?:read (?:or|and) )?share this (?:story|article|post|page)?\b\s*:?.{0,120}"),
    # "Slideshow (7 Images)", "next Image 1 of 2", "1 of 12"
    _form(
        "picture counter",
        "navigation",
        r"\W*(?:(?:next|prev(?:ious)?|image|photo|slide|picture|hide caption|show caption|play slideshow)\s*)*(?:slideshow \(\d+ images?\)|(?:image |photo |slide )?\d+\s*(?:of|/)\s*\d+(?: (?:images?|photos?|slides?))?)\W*",
    ),
    # "Read more: Minister quits over leak", "More: Two held", "RELATED: ..." (a label, a colon, a headline). Not: "Read: a verb."
    _form("teaser label", "teaser", rf"\W*{_TEASER_LABEL}\s*(?:\W{{1,3}}|(?:\.\.\.)?)"),
    _form(
        "labelled teaser",
        "teaser",
        r"\W{0,3}(?:read(?: more| also| next| now| this)?|also read|see also|also see|see more|related(?: \w+)?|don'?t miss|check out|more|watch(?: now| live| also)?|listen|opinion|explainer|graphic|in pictures|photos|gallery|also on [\w .'’-]{2,30}|more (?:from|on) [\w .'’-]{2,30}|(?:[A-Z][\w.]+ )?podcast|full coverage)\s*[:|»>]\s*(?![\"“])[^\n]{3,160}",
    ),
    _form(
        "see the video",
        "teaser",
        r"\W*(?:see|view|watch) (?:the |our |this )?(?:video|film|recording|clip)\b(?!s? (?:show|was|is|of)\b).{0,200}",
        re.I,
    ),
    _form("video label", "teaser", r"(?:VIEW VIDEO|WATCH VIDEO|VIDEO|Video Video|LIVE VIDEO)\b[ :|-].{3,200}", 0),
    _form("click here", "teaser", r"\W*(?:click|tap|press) (?:here|below|on|for|to)\b[^\"“”]{0,160}"),
    _form(
        "click here",
        "teaser",
        r"(?:to (?:continue|read|see|view|watch|subscribe|sign up)[^.\"“”]{0,160}|don'?t see [^.?\"“”]{0,60}\? ?)\bclick (?:here|below)\W*",
    ),
    _form(
        "bracketed teaser",
        "teaser",
        r"\[ ?(?:(?:video|graphic|photos?|watch|read|poll|map|quiz|related|opinion|analysis|listen|interactive|more|also|gallery|live)\b[^\]\[]{0,200}|\S[^\]\[]{8,200} )\]",
    ),
    _form(
        "bracketed label",
        "other",
        r"\[(?:pullquote|break|embed(?:ded)?[^\]]{0,30}|gallery|caption|video|photo|image|ad|advertisement|contd|continued)\]|#related#|\{\"[^}]{0,200}\}.{0,40}",
    ),
    # "More information on the main page of the site", "You can read more on example.com"
    _form(
        "more on our pages",
        "teaser",
        r"(?:you can (?:also )?(?:read|find|see|listen|watch)|(?:read |find |see )?(?:more|for more|further)|visit|read)\b[^\"“”\n]{0,120}?\b(?:(?:on|at|from|in|to)\b[^\"“”\n]{0,60}?(?:main page|home ?page|(?:our|'s|the) (?:web)?site|\w+\.(?:com|org|net|pl|ua|eu|ru|de|co\.uk|info|tv)\b)|please visit\b|here:|(?:from|on) [A-Z][\w.]+\W*$)[^\"“”\n]{0,60}",
    ),
    _form("more from", "teaser", r"more from [\w'’. &-]{2,40}:?"),
    # "Sign up for Daily Newsletters", "Get the stories you care about delivered to your inbox."
    _form(
        "newsletter box",
        "newsletter",
        r"\W*(?:you.re reading an excerpt from|sign[ -]?up|subscribe|get|want|join|receive|enter|thank you for (?:signing|subscribing|being)|let our news|catch up|start your day|stay (?:informed|up to date|connected)|never miss|the \w+ (?:after|morning|briefing)[^.]{0,30}newsletter|newsletter|for (?:the latest|more|indispensable)|our (?:morning|free|daily|weekly)|interested in)\b[^\n]{0,400}?\b(?:newsletters?|inbox|e-?mail(?: address)?|subscri(?:be|bers?|ption)|notifications?|alerts?|sign up|channel|app\b|privacy policy|telegram)\b[^\n]{0,200}",
    ),
    _form(
        "follow us",
        "newsletter",
        rf"\W*(?:follow|like|join|find|subscribe(?: to)?|connect with|watch|get|download)\s+(?:us|our|me|the|him|her|them|@\w+|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{0,3}})?[^\"“”\n.]{{0,80}}?\b(?:on |@|via |in |to us )?(?:{_PLATFORM}|@\w+|our (?:channel|page|podcast|app))\b[^\"“”\n]{{0,120}}",
    ),
    _form("follow us", "newsletter", r"follow @\w+"),
    _form("newsletter box", "newsletter", r"newsletter(?:s|\b).{0,60}|.{0,40}\ba newsletter for .{0,60}"),
    # "Copyright © 2025 The Daily Example, LLC. All rights reserved."
    _form(
        "copyright", "other", r"\W*(?:\(c\)|©|copyright\b(?=.{0,20}(?:©|\d{4}|\bby\b))|all rights reserved)[^\n]{0,300}"
    ),
    _form("copyright", "other", r"[^\n]{0,200}\ball rights reserved\b[^\n]{0,200}"),
    _form("licence", "other", r"content created by [^\n]{0,400}"),
    # "The views expressed are the author's own and do not represent …"
    _form(
        "disclaimer",
        "other",
        r"\W*(?:the )?(?:views?|opinions?|claims)(?: and opinions?)?,? (?:[\w,]+ ){0,3}(?:expressed|set forth|in th)[^\n]{0,300}\b(?:author|columnist|writer|contributor|own|necessarily|represent|reflect|solely)[^\n]{0,300}",
    ),
    _form(
        "disclaimer",
        "other",
        r"this (?:column|article|piece|commentary|post|op-ed) (?:does not|doesn.t) necessarily reflect[^\n]{0,300}",
    ),
    _form(
        "site notice",
        "cookies",
        r"[^\n\"“”]{0,80}\b(?:we use (?:cookies|google)|uses? cookies|cookie (?:policy|settings|preferences)|recaptcha|accept (?:all )?cookies|privacy (?:notice|policy) and terms|enable javascript|ad ?blocker)[^\n]{0,300}",
    ),
    # "The Associated Press contributed to this report.", "Additional reporting by …", "Source: PAP, Reuters"
    _form(
        "contribution",
        "credit",
        r"\W{0,3}(?:[\w.'’&-]+[ ,]+(?:and )?){1,20}?(?:also )?contributed(?: reporting)?(?: to this (?:report|story|article|post|piece))?(?: from [\w ,.'-]{2,40})?\.?\W?",
        re.I,
    ),
    _form(
        "contribution",
        "credit",
        r"\W{0,3}(?:contributing|contributors?|additional reporting|reporting|writing|editing|edited|compiled|translated|produced|camera|with (?:inputs?|reporting|files|additional reporting|agencies)|written)\s*(?:by|from|:|in)\s*[^\"“”\n]{2,200}",
    ),
    _form(
        "contribution",
        "credit",
        r"\W{0,3}this (?:report|story|article|post) (?:contains|includes|uses|was (?:produced|supported|written|published|first published|originally published)|is (?:based|part))\b[^\"“”\n]{0,240}",
    ),
    _form(
        "source line",
        "credit",
        r"(?:sources?|author(?:/author)?s?|photo(?:graph)?(?:s|y|/video)?(?: credit| illustration| by)?|cover photo|image(?: credit| source)?|picture|pic|credit|illustration|infographic|video)\s*:\s*(?![\"“])[^\n.!?]{1,120}\.?",
        re.I,
    ),
    _form("translated article", "credit", r"the (?:article|text|material|post) comes from [^\n\"“”]{2,80}"),
    # "(AP Photo/Jo Doe, File)", "REUTERS/Jo Doe", "Jo Doe/PAP/East News", "Getty Images"
    _form(
        "photo credit",
        "credit",
        rf"\W?(?:[\w.,'’& -]{{2,40}}[/|]\s*)*(?:{_AGENCY})(?:[/|\s,-]+[\w.'’& -]{{2,40}}){{0,3}}\W?(?<![.!?])",
        0,
    ),
    _form(
        "photo credit",
        "credit",
        r"(?:GETTY|REUTERS|ALAMY|SHUTTERSTOCK|EPA|PA|AFP|AP)\b(?:\s*[/|:-]\s*[\w.'’& -]{2,40}){0,3}",
        0,
    ),
    _form(
        "photo credit",
        "credit",
        r"(?:photo(?:graph)?s?|image|picture|video|illustration|credit) (?:by|courtesy of?|credit|via)\b[^\"“”\n.!?]{2,100}\.?",
    ),
    _form("photo credit", "credit", r"enlarge this image[^\n]{0,160}"),
    _form(
        "photo label",
        "caption",
        r"(?:photos?|image|images|video|caption|image caption|media caption|graphic|gallery|photo gallery|live|watch)\W*",
    ),
    # "Story highlights", "7 years ago", "This article is more than 3 years old"
    _form(
        "page label",
        "other",
        r"story highlights|highlights|key points|(?:this article is more than )?\d+ (?:years?|months?|days?|hours?|minutes?|mins?|seconds?|sec) (?:ago|old)|just now|analysis/opinion:|commentary|opinion|exclusive:?|urgent:?|breaking(?: news)?:?|original post|live now|advertorial",
    ),
    _form(
        "page label",
        "other",
        r"(?:this is a (?:breaking|developing)(?: news)? story\b|this (?:story|article|report|post) (?:has been|was|is being|will be) updated|--?\s*this report was updated|check back for updates|refresh (?:the|this) page)[^\n]{0,160}",
    ),
    _form(
        "tags",
        "navigation",
        r"(?:this article tagged under|tags?|topics?|filed under|categor(?:y|ies)|keywords?)\s*:[^\n]{0,200}",
    ),
    _form(
        "end mark",
        "other",
        r"[-–—_*#•·.=~ ]{3,}|-0-|-30-|ENDS?|###|\[end\]|\d{9,}|https?://\S+|[\w/?=&.:-]+=[\"']\S{4,}[\"']?",
    ),
    _form(
        "contact",
        "other",
        r"\W*(?:contact (?:us|the (?:author|writer|reporter|editor))s?|write to|e-?mail (?:us|the)?|send (?:letters|tips|us)|got a (?:tip|story|news)|do you have a (?:story|tip)|have you been affected|please include a contact|we pay for|reach (?:him|her|them))\b[^\"“”\n]{0,240}",
    ),
    _form(
        "letters and poll",
        "other",
        r"(?:vote (?:now|here)|do you (?:approve|agree)|who is your choice|take (?:our|the) (?:poll|survey))\b[^\"“”\n]{0,120}",
    ),
    _form(
        "support us",
        "newsletter",
        r"(?:support [\w'’ -]{2,40}journalism|help (?:us )?keep [\w'’ -]{2,60}|make a (?:contribution|donation)|donate|become a (?:member|subscriber)|subscribe now)\b[^\"“”\n]{0,200}",
    ),
    _form("join the collection", "newsletter", r"help [A-Z][\w]+, join the collection[^\n]{0,160}", 0),
)

_END = r"(?=\s*(?:$|\n))"
# Stretches within a line: `search`.
STRETCHES: tuple[Form, ...] = (
    # "…was freed. (AP Photo/Jo Doe, File)" at the end of a line; "[Jo Doe/Reuters]". Not: "KYIV (Reuters) - The"
    _form(
        "photo credit",
        "credit",
        rf"(?<=\S)\s*[(\[](?:photo(?: by|:)?|image|picture|video)\b:? ?[^()\[\]]{{2,80}}[)\]]{_END}",
    ),
    _form(
        "photo credit",
        "credit",
        rf"(?<=\S)\s*[(\[](?:[^()\[\]\"“”]{{0,80}}?[/,;:–-]\s?|via |from |courtesy )?(?:AP|AFP|{_AGENCY[3:-1]})(?: photo)?(?:[/,] ?[^()\[\]\"“”]{{1,60}})?[)\]](?:\s*\((?:{_AGENCY})\))?{_END}",
        0,
    ),
    _form(
        "photo credit",
        "credit",
        rf"(?<=\S)\s*\((?:from |via )?[^()\"“”]{{1,40}}/(?:youtube|facebook|twitter|instagram|telegram|x|handout|{_AGENCY[3:-1]})\){_END}",
    ),
    _form("photo credit", "credit", rf"(?<=[.”\"’)\d])\s+(?:REUTERS|AP Photo|AFP|EPA)/[A-Z][^\n.]{{2,40}}{_END}", 0),
    _form("photo credit", "credit", rf"(?<=\S)\s+photograph: [^\n.!?]{{3,60}}{_END}"),
    # "Image copyright Reuters Image caption", "Enlarge this image toggle caption Jo Doe/AP Jo Doe/AP"
    _form(
        "image label",
        "credit",
        r"image copyright (?:[A-Z][\w/.]*(?: [A-Z][\w/.]*){0,3}?)?\s*(?:image caption|(?=\s|$))",
    ),
    _form("image label", "credit", r"\b(?:image|media|video) caption\b(?! (?:is|was|that|contest))"),
    _form(
        "image label",
        "credit",
        r"media playback is (?:unsupported|not supported) on (?:your|this) device\.?(?:\s*media caption)?",
    ),
    _form(
        "image label",
        "credit",
        r"enlarge this image(?: toggle caption)?(?:\s+(?P<credit>[^\n]{2,60}?) (?P=credit)(?=\s|$))?",
    ),
    _form(
        "picture counter",
        "navigation",
        r"\b(?:play slideshow\s[^\n.]{0,30}?\s)?(?:hide caption|image|photo) \d+ of \d+\b|\bplay slideshow\b|\bslideshow \(\d+ images?\)",
    ),
    # "(RELATED: Minister quits)", "( Also on EXAMPLE: Five questions )"
    _form(
        "bracketed teaser",
        "teaser",
        r"\(\s?(?:related|also on [\w .'’-]{2,30}|also|see also|read more|read also|more|watch|photos?|video|podcast|listen|poll|[A-Z]+ podcast)\s*:[^()\n]{3,240}(?:\([^()]{0,80}\)[^()\n]{0,80})?\)",
    ),
    _form(
        "bracketed teaser", "teaser", r"\((?:read|see|click|watch|find|more)(?: more)?\b[^()\n\"“”]{0,80}\bhere\.?\)"
    ),
    _form("read more suffix", "teaser", rf"(?<=[^\s:])\s+read more{_END}"),
    # "MORE": a politician's name repeated with headlines run together, as The Hill's tool tips are scraped
    _form(
        "run-together teasers",
        "teaser",
        r"(?<=\b)(?P<last>[A-Z][\w'’-]+) (?P<name>(?:[A-Z(][\w.'’()-]* ){1,4}(?P=last))(?=[A-Z0-9])[^\n]{20,700}? MORE\b",
        0,
    ),
    _form("tweet link", "other", r"\s?\bpic\.twitter\.com/\w+|\s?https?://t\.co/\w+"),
    # "the index DJIA, +0.11%, rose". Not: "rose +0.11%"
    _form("ticker", "other", r"\b[A-Z]{2,5}\d?,? [+\-−]\d+\.\d+%,?", 0),
    _form(
        "share buttons",
        "share",
        r"\b(?:listen to article \d+:\d\d )?(?:read more \w+ )?share this article(?: (?:share|tweet|post|email|print|pin))+\b",
    ),
    _form("highlights label", "other", r"^story highlights\b\s*"),
    _form(
        "newsletter promotion", "newsletter", r"skip past newsletter promotion\b[^\n]*?\bafter newsletter promotion\b"
    ),
    _form("page label", "other", r"^CLOSE(?= [A-Z])|^GETTY(?= [A-Z])", 0),
    _form("end mark", "other", r"\s-0-$|#related#", 0),
)

# Headings after which teasers stand, one a line, until a sentence comes.
TEASER_HEADING = re.compile(
    r"\W*(?:read (?:more|also|next)|more(?: on this(?: story)?)?|related(?: (?:stories|articles|news|coverage|content|links))?|also (?:see|read|on [\w .'’-]{2,40})|see also|further reading|other topics of interest|most (?:read|popular|viewed)(?: (?:in|on) \w+)?|trending(?: now)?|recommended(?: for you)?|you (?:may|might) (?:also )?like|editor'?s'? picks?|today.s coverage[^\n]{0,60}|more (?:from|on) [\w'’. -]{2,40}|more stories|top stories|latest (?:news|stories)|don'?t miss|in other news|see more coverage[^\n]{0,80})\W*",
    re.I,
)  # fmt: skip
