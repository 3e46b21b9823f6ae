"""Forms of residue within a line: scraped labels run into the text around them.

The same conventions as in `lines`: a comment gives what goes and what must stay.
"""

from onrecord.articles.residue.forms import PICTURES, PLATFORM, Forms, form

_END = r"(?=\s*$)"
_PERSON = r"[A-Z][\w.'’-]+(?: (?:[A-Z]\.|[A-Z][\w.'’-]+)){0,3}"

STRETCHES = Forms(
    (
        # "…was freed. (AP Photo/Jo Doe, File)", "…in Dorvik [Jo Doe/Reuters]". Not: "KYIV (Reuters) - The"
        form(
            "photo credit",
            "credit",
            rf"(?<=\S)\s*[(\[](?:file )?(?:photo(?: by)?|image|picture|video|credit)\b[:/]? ?[^()\[\]]{{2,80}}[)\]]{_END}",
            "photo image picture video credit",
        ),
        form(
            "photo credit",
            "credit",
            rf"(?<=\S)\s*[(\[](?:[^()\[\]\"“”]{{0,80}}?[/,;:–-]\s?|via |from |courtesy )?{PICTURES}(?: [Pp]hoto)?(?:(?:[/,:]| photo:) ?[^()\[\]\"“”]{{1,60}})?[)\]](?:\s*\({PICTURES}\))?{_END}",
            "( [",
            case=True,
        ),
        # "(Jo Doe / Halvor Times)", "(From Newsfilm/YouTube)"
        form(
            "photo credit",
            "credit",
            rf"(?<=\S)\s*\((?:[Ff]rom |[Vv]ia )?{_PERSON} ?/ ?[A-Z][\w.'’& -]{{1,40}}\){_END}",
            "/",
            case=True,
        ),
        form(
            "photo credit",
            "credit",
            rf"(?<=[.”\"’)\d])\s+(?:REUTERS|AP Photo|AFP|EPA)/[A-Z][^\n.]{{2,40}}{_END}",
            "/",
            case=True,
        ),
        form("photo credit", "credit", rf"(?<=\S)\s+photograph: [^\n.!?]{{3,60}}{_END}", "photograph:"),
        # "…near the front line Ministry of Works/Facebook", "…as it was Jo Doe/Getty Images"
        form(
            "photo credit",
            "credit",
            rf"(?<=[\w.”\"’)])\s+{_PERSON}(?:/{_PERSON})*/(?:{PICTURES}|Facebook|Twitter|Instagram|YouTube|Telegram){_END}",
            "/",
            case=True,
        ),
        # "Image copyright Reuters Image caption The bridge": the labels go, the caption stays
        form(
            "image label",
            "credit",
            rf"image (?:copyright|source) (?:(?:{PICTURES}|[A-Z][\w.]+)(?:[/,] ?{PICTURES})*)?(?: (?:handout|via \w+))?(?:\s*image caption)?(?=\s|$)",
            "image_",
        ),
        form(
            "image label",
            "credit",
            r"\b(?:image|media|video) caption\b(?! (?:is|was|that|contest|competition|reads?|said))",
            "caption",
        ),
        form(
            "image label",
            "credit",
            r"media playback is (?:unsupported|not supported) on (?:your|this) device\.?(?:\s*media caption)?",
            "playback",
        ),
        form(
            "image label",
            "credit",
            r"enlarge (?:this )?image(?: toggle caption)?(?:\s+(?P<credit>[^\n]{2,60}?) (?P=credit)(?=\s|$))?",
            "enlarge",
        ),
        # "Image The bridge at night. Credit Jo Doe for Halvor Times": both labels. Not: "Image is all, and it takes credit"
        form(
            "image label",
            "credit",
            r"^Image (?=[A-Z“][^\n]{10,400} Credit\b)|(?<=[.\w”\"’)]) Credit(?:\.\.\.|…) ?[A-Z][^.\n]{2,60}$",
            "credit",
            case=True,
        ),
        form(
            "image label",
            "credit",
            r"^open this photo in gallery:?\s*|^photographer: (?P<who>[^\n]{2,60}?) photographer: (?P=who)",
            "photo",
        ),
        form("share buttons", "share", rf"^(?:{PLATFORM} ){{2,6}}(?=\S)", "facebook twitter"),
        form(
            "picture counter",
            "navigation",
            r"\b(?:play slideshow\s[^\n.]{0,30}?\s)?(?:hide caption|image|photo) \d+ of \d+\b|\bplay slideshow\b|\bslideshow \(\d+ images?\)|(?<=\s)\d+ / \d+$",
            "slideshow caption image photo /",
        ),
        # "(RELATED: Minister quits)", "( Also on EXAMPLE: Five questions )". Not: "(more: see the map she drew)"
        form(
            "bracketed teaser",
            "teaser",
            r"\(\s?(?:RELATED|(?:PHOTOS?|VIDEO|WATCH|READ|POLL|LISTEN|MORE|SEE|ALSO)(?: [A-Z]+){0,2}|[A-Z]+ Podcast|(?i:also on [\w .'’-]{2,30}|also see|see also|read more|read also|related))\s?:[^()\n]{3,240}(?:\([^()]{0,80}\)[^()\n]{0,80})?\)",
            "(",
            case=True,
        ),
        form(
            "bracketed teaser",
            "teaser",
            r"\((?:read|see|click|watch|find|more)(?: more)?\b[^()\n\"“”]{0,80}\bhere\.?\)",
            "here",
        ),
        # "Today I would say: your users are in peril Read more"
        form("read more suffix", "teaser", rf"(?<=[^\s:])\s+(?:Read [Mm]ore|READ MORE){_END}", "read_more", case=True),
        # "Sen. Ana Rus Ana Maria RusRus opens race Three to watch in Norland MORE (N.) said": tool tips run into the text
        form(
            "run-together teasers",
            "teaser",
            r"\b(?P<last>[A-Z][\w'’-]+) (?P<name>(?:[A-Z(][\w.'’()-]* ){1,4}(?P=last))(?=[A-Z0-9])[^\n]{20,700}? MORE\b",
            "more",
            case=True,
        ),
        # "the index HVX, +0.11%, rose". Not: "rose +0.11%"
        form("ticker", "other", r"\b[A-Z]{2,5}\d?,? [+\-−]\d+\.\d+%,?", "%", case=True),
        form("tweet link", "other", r"\s?\bpic\.twitter\.com/\w+|\s?https?://t\.co/\w+", "pic.twitter t.co/"),
        form(
            "share buttons",
            "share",
            r"\b(?:listen to article \d+:\d\d )?(?:read more \w+ )?share this article(?: (?:share|tweet|post|email|print|pin))+\b",
            "share_this",
        ),
        form("page label", "other", r"^story highlights\b\s*(?=\S)|^key points:?\s+(?=[A-Z])", "highlights key_points"),
        form(
            "newsletter promotion",
            "newsletter",
            r"skip past newsletter promotion\b[^\n]*?\bafter newsletter promotion\b",
            "skip_past",
        ),
        form("page label", "other", r"^CLOSE(?= [A-Z])", "close", case=True),
        form("end mark", "other", r"\s-0-$|#related#", "-0- #related"),
    )
)
# Labels at the head of captions: "Getty Images The bridge at night". They go only where a page has more than one, because the
# same letters begin sentences ("EPA Administrator Jo Doe said").
CAPTION_CREDIT = form(
    "photo credit",
    "credit",
    rf"^(?:AP:Associated Press|Getty - Contributor|Getty Images|(?:{PICTURES})(?:[ ]?[•·|:/-][ ]?{PICTURES})*|Instagram|Facebook|Twitter)(?= (?:The |A |An |In |At |On )?[A-Z])(?! (?:[A-Z]\w+ )?(?:President|Administrator|Director|Chief|Editor|Spokes\w+|Chair\w*|Correspondent|Reporter|Secretary))",
    case=True,
)
