"""Forms of residue that take up a whole line.

Each is matched against a line without the white space at its edges. The comment gives a line that goes and, where one is
near, a line that must stay; `tests/articles/test_residue.py` holds them to it.
"""

import re
from collections.abc import Set

from onrecord.articles.residue.forms import NO_QUOTES, PICTURES, PLATFORM, Form, Forms, form

_SHARE = (
    r"(?:share|tweet|e-?mail|print|post|pin|save|copy link|link copied|comments?|like|follow|this article|this story|this|more"
    rf"|\d[\d.,]*[km]?|shares?|views?|{PLATFORM})"
)
_LABEL = (
    r"(?:read(?: more| also| next| now| this)?|also read|further reading|see also|see more|also see|more|related(?: stor(?:y|ies)"
    r"| articles?| news| coverage| video| content| topics?| links?)?|watch(?: now| live| more| also| below| video)?|listen(?: now| to this)?"
    r"|check out|don'?t miss|you (?:may|might) (?:also )?(?:like|be interested in)|recommended(?: for you| reading)?|trending(?: now| right now)?"
    r"|most (?:read|popular|viewed)(?: (?:in|on) [\w& ]{2,30})?|more (?:from|on|in) [\w'’. -]{2,40}|editor'?s'? (?:picks?|choice)"
    r"|other topics of interest|more on this(?: story|\.\.\.)?|photos?|pictures?|gallery|video|view video|slideshow|opinion|explainer"
    r"|full (?:coverage|story)|live updates|in pictures|interactive|graphic|map|quiz|poll|go deeper|must read|in case you missed it|see more coverage[^\n]{0,80})"
)
_STARTS_TEASER = (
    r"(?:read(?: more| also| next| now| this)?|also read|see also|also see|see more|related(?: \w+)?|don'?t miss|check out|more|must read"
    r"|watch(?: now| live| also)?|listen|opinion|explainer|graphic|in pictures|photos|gallery|slideshow|also on [\w .'’-]{2,30}"
    r"|more (?:from|on) [\w .'’-]{2,30}|full coverage|go deeper|podcast)"
)

ADVERTISING = (
    # "- Advertisement -", "ADVERTISEMENT". Not: "Advertisement costs rose."
    form(
        "advertisement label",
        "advertisement",
        r"\W*(?:ad|ads|advert|adverti[sz]e?ments?|sponsored(?: content| post)?|promoted|paid (?:post|content))\W*(?:(?:continue reading the main story|scroll (?:down )?to continue|(?:continue reading|story continues).{0,20}|remove ads)\W*)?",
        label=True,
    ),
    form("advertisement label", "advertisement", r".{0,120}hidden ad unit", "hidden_ad"),
    # "Story Continued Below", "The rest of the text is under the video material". Not: "The story continues in Lviv."
    form(
        "continues below",
        "navigation",
        r"\W*(?:(?:the )?(?:story|article|text|report|post)\s+continue[sd]|continue(?: reading)?|scroll(?: down)?|keep reading|(?:the )?(?:rest|continuation) of the (?:text|article|material|story)(?: is)?)(?:\s+(?:below|after|under|to|for|with|the)\b[^.!?\"“”]{0,60})?[.:…]*\W*",
        "continu scroll keep rest_of",
    ),
)

NAVIGATION = (
    form(
        "page control",
        "navigation",
        r"(?:skip (?:to|past|ad)[^.\"“”]{0,60}|(?:back )?to top|jump to [^.]{0,40}|after (?:the |newsletter )?promotion|loading\W*|close|expand|collapse|menu|search|home|print|reply|copy|link copied|next|previous|prev|open in app|(?:toggle|hide|show) (?:caption|menu|more|less)|view (?:all|more|gallery|comments?)(?: \(?\d+\)?)?|load more\W*|see all\W*|play slideshow|not now|accept(?: all)?|i agree|log ?in|sign in|register|subscribe(?: now)?|donate(?: now)?|sign up|enlarge|(?:save){2,}|share(?:d)? via|replay|more videos\W*|show all)",
        label=True,
    ),
    # "Home > World > Europe"
    form(
        "breadcrumbs", "navigation", r"(?:home|news|world|front page)(?:\s*[>»›/|]\s*[\w&' -]{2,40}){1,5}", "> » › / |"
    ),
    # "Home  News  Sport  Puzzles": parted by more than one space. Not: "Dorvik  Sarn" (a fixture)
    form(
        "menu",
        "navigation",
        r"(?:[A-Z][\w&'’-]{1,20}(?: [A-Za-z&][\w'’-]{0,20})?\s{2,8}){2,12}[A-Z][\w&'’-]{1,20}(?: [A-Za-z&][\w'’-]{0,20})?",
        "__",
        case=True,
    ),
    # "Slideshow (7 Images)", "next Image 1 of 2", "3 of 12", "7/12"
    form(
        "picture counter",
        "navigation",
        r"\W*(?:(?:next|prev(?:ious)?|image|photo|slide|picture|hide caption|show caption|play slideshow)\s*)*(?:slideshow \(\d+ images?\)|(?:image |photo |slide )?\d+\s*(?:of|/)\s*\d+(?: (?:images?|photos?|slides?))?)\W*",
        label=True,
    ),
    form(
        "tags",
        "navigation",
        r"(?:this article tagged under|tags?|topics?|filed under|categor(?:y|ies)|keywords?|tagged(?: in| with)?)\s*:[^\n]{0,200}",
        "tag topic filed categor keyword",
    ),
    # "* * *", "___", "-0-", "191209095557419", "https://example.org/x"
    form(
        "end mark",
        "other",
        r"[-–—_*#•·.=~+ ]+|-0-|-30-|ENDS?|\[end\]|\(ends?\)|(?:media: )?\d{8,}|https?://\S+|www\.\S+|[\w/?=&.:-]+=[\"']\S{4,}[\"']?|\[[A-Z]\d[A-Z]\d[A-Z0-9]{4,8}\]|#related#|\{\"[^}]{0,200}\}.{0,40}",
    ),
    # "phy/po/wai", "(MBR)", "ol": initials of the desk
    form(
        "desk initials",
        "credit",
        r"[a-z]{2,4}(?:[/-][a-z]{2,4}){1,3}|\([A-Z]{2,4}(?:/[A-Z]{2,4}){0,2}\)|[a-z]{2,3}",
        case=True,
        label=True,
    ),
)

SHARING = (
    # "Share Tweet Post Email", "12K shares". Not: "Share prices fell"
    form(
        "share buttons",
        "share",
        rf"\W*(?:{_SHARE}(?!\w)[\s|,•·/:]*){{2,14}}\W*",
        "share tweet mail print post pin save link comment like follow view facebook twitter",
    ),
    form("share buttons", "share", rf"(?:share|tweet|e-?mail|print|{PLATFORM})\W*", label=True),
    form(
        "share count",
        "share",
        r"\W*\d[\d.,]*\s*[km]?\+?\s+(?:shares?|comments?|views?|likes?|retweets?|reads?)\W*",
        "share comment view like tweet read",
    ),
    form("share buttons", "share", r"(?:click|tap) to [^.\"“”]{2,80}\(opens in (?:a )?new window\)", "opens_in"),
    form("share buttons", "share", r"(?:listen to (?:this )?article|listen)\s+·?\s*\d+:\d\d.{0,80}", "listen"),
    # "Read or Share this story: https://…"
    form(
        "share buttons",
        "share",
        r"(?:read (?:or|and) )?share this (?:story|article|post|page)?\b\s*:?.{0,120}",
        "share_this",
    ),
)

TEASERS = (
    # "Read more:", "Related stories", "Most read in News". Not: "More than ten villages"
    form("teaser label", "teaser", rf"\W*{_LABEL}\s*\W{{0,4}}", label=True),
    # "Read also: Minister quits over leak", "More: Two held". Not: "Read: “I resign,” he wrote."
    form(
        "labelled teaser", "teaser", rf"[^\w(\[]{{0,3}}{_STARTS_TEASER}\s*[:|»>](?!\s*[\"“])[^\n]{{3,180}}", ": | » >"
    ),
    form(
        "labelled teaser",
        "teaser",
        rf"[^\w(\[]{{0,3}}{_STARTS_TEASER.replace('|more', '|more .{2,40}?', 1)}\s*[:|»](?!\s*[\"“])[^\n.]{{3,180}}",
        "read_more also_read don't_miss",
    ),
    # "Related Stories SIN CITY How a town changed PORT ROW Dockers strike": a box run together into one line
    form(
        "teaser box",
        "teaser",
        r"(?:Related(?: [Ss]tories| [Aa]rticles?| [Vv]ideos?| [Cc]ontent)?|RELATED(?: \w+)?|Most [Rr]ead(?: [Ii]n [\w&]+(?: (?:&|and) \w+)?)?|MOST READ(?: IN [A-Z&]+)?|Other Topics of Interest|Trending(?: Right)? Now|Recommended(?: for you)?|Read [Nn]ext|You may also like|More from [A-Z][\w ]{1,30}|Editor's [Pp]icks?)\b:?[ ](?!(?:to|with|by|for)\b)[A-Z0-9'‘\"“][^\n]{10,2500}",
        "related most_read topics trending recommended read_next may_also more_from picks",
        case=True,
    ),
    # "See the video Governor visits the dam". Not: "See the light"
    form(
        "see the video",
        "teaser",
        r"\W*(?:see|view|watch) (?:the |our |this |more )?(?:video|film|recording|clip|photos?|pictures?)\b.{0,200}",
        "video film recording clip photo picture",
    ),
    form(
        "video label",
        "teaser",
        r"(?:VIEW VIDEO|WATCH VIDEO|VIDEO|Video Video|LIVE VIDEO|WATCH)\b(?: [|-]|:)? .{3,200}",
        "video watch",
        case=True,
    ),
    form(
        "video label",
        "teaser",
        r"Video (?=[A-Z])[^\n]{3,200}(?<![.!?\"”])|\d+:\d\d [^\n]{5,160}[–—-] video",
        "video",
        case=True,
    ),
    # "JUST WATCHED Two held Replay More Videos ... MUST WATCH Two held 02:55"
    form("video box", "teaser", r"JUST WATCHED .{3,300}MUST WATCH.{0,200}", "just_watched", case=True),
    form(
        "click here",
        "teaser",
        rf"\W*(?:click|tap|press) (?:here|below|on|for|to)\b{NO_QUOTES}{{0,160}}",
        "click tap press",
    ),
    form(
        "click here",
        "teaser",
        rf"{NO_QUOTES}{{2,240}}\b(?:click|tap) (?:here|below)\b{NO_QUOTES}{{0,120}}",
        "click_here click_below tap_here",
    ),
    form(
        "click here",
        "teaser",
        rf"\W*(?:read|see|watch|view|find|listen to)\b{NO_QUOTES}{{3,160}}\bhere\b\W*\)?\W*",
        "here",
    ),
    # "[Graphic: the cost of the war]", "[ Five years on a dam — in one photo ]"
    form(
        "bracketed teaser",
        "teaser",
        r"\[ ?(?:(?:video|graphic|photos?|watch|read|poll|map|quiz|related|opinion|analysis|listen|interactive|more|also|gallery|live)\b[^\]\[]{0,200}|\S[^\]\[]{8,200} )\]",
        "[",
    ),
    form(
        "bracketed teaser",
        "teaser",
        r"\[(?=(?:[^\] ]+ ){3})[^\[\]\"“”]{12,160}(?<![.…])\]|\( [^()\n]{3,160}\)|\((?:full|see full|photos?|video|also|related|more)\b[^()\n]{3,160}\)",
        "[ (",
    ),
    form(
        "bracketed label",
        "other",
        r"\[(?:pullquote|break|embed(?:ded)?[^\]]{0,30}|gallery|caption|video|photo|image|ad|advertisement|contd|continued)\]",
        "[",
    ),
    # "More information on the main page of the site". Not: "More information on the deal was leaked on Monday."
    form(
        "more on our pages",
        "teaser",
        rf"(?![^\n]*(?:\(@|\bt\.co/|pic\.twitter))(?:you can (?:also )?(?:read|find|see|listen|watch)|(?:read |find |see )?(?:more|for more|further)|visit|read)\b{NO_QUOTES}{{0,120}}?\b(?:(?:on|at|from|in|to)\b{NO_QUOTES}{{0,60}}?(?:main page|home ?page|(?:our|'s|’s|the) (?:web)?site\b|\w+\.(?:com|org|net|pl|ua|eu|ru|de|co\.uk|info|tv)\b)|please visit\b|here:){NO_QUOTES}{{0,60}}|(?:for|read|find) more {NO_QUOTES}{{2,60}}(?:coverage|news|stories|information)\b\s*[:,]{NO_QUOTES}{{3,120}}|(?:you can (?:read|find) more|read more)\b{NO_QUOTES}{{3,60}}\b(?:on|at) [A-Z][\w.]+\.?",
        "you_can more further visit read",
    ),
    # "More from the harbour »". Not: "«They wanted a form,» she said. «But they liked the sentence.»"
    form("arrows", "teaser", r"[^\n\"“”«]{3,200}(?:>>>?|»»?|→)", "> » →"),
    form(
        "watch live",
        "teaser",
        rf"{NO_QUOTES}{{0,80}}\bwatch (?:[A-Z][\w ]{{1,20}} )?(?:on the internet|online|live)\b{NO_QUOTES}{{0,40}}",
        "watch",
    ),
    form(
        "full text pointer",
        "teaser",
        r"(?:read )?the (?:full|entire|whole) (?:text|speech|address|statement|interview|report)\b[^.\"“”\n]{0,80}\b(?:here|below|link)\W*",
        "full entire whole",
    ),
)

PROMOTIONS = (
    # "Sign up for our newsletter", "Get the stories you care about delivered to your inbox." Not: "Sign up for the army, he said"
    form(
        "newsletter box",
        "newsletter",
        r"\W*(?:you.re reading an excerpt from|sign[ -]?up|subscribe|get|want|join|receive|enter|download|thank you for (?:signing|subscribing|being)|we are glad|let our news|catch up|start your day|stay (?:informed|up to date|connected|in the know)|never miss|newsletter|for (?:the latest|more|indispensable)|our (?:morning|free|daily|weekly)|interested in|support)\b[^\n]{0,400}?\b(?:newsletters?|inbox|e-?mail(?: address)?|subscri(?:be|bers?|ption)|notifications?|alerts?|sign up|channel|app\b|privacy policy|telegram|as an interest)\b[^\n]{0,200}",
        "newsletter inbox mail subscri notification alert sign_up channel app privacy telegram interest",
    ),
    form(
        "newsletter box",
        "newsletter",
        rf"{NO_QUOTES}{{0,240}}\b(?:sign up|subscribe|signing up|subscribing) (?:for|to)\b{NO_QUOTES}{{0,60}}\b(?:newsletters?|briefing|channel|daily|updates|podcast)\b{NO_QUOTES}{{0,200}}",
        "sign subscrib",
    ),
    form(
        "newsletter box",
        "newsletter",
        r"[^\n]{0,500}\b(?:by signing up,? you agree|please verify you.re not a robot|email sign up\b)[^\n]{0,600}",
        "signing_up robot email_sign",
    ),
    form(
        "newsletter box",
        "newsletter",
        r"newsletter(?:s|\b)[^.\n]{0,60}|.{0,40}\ba newsletter for .{0,60}|[^\n]{0,80}\benter your e-?mail(?: address)?\b[^\n]{0,400}|sign up (?:for|to) (?:the|our|daily)\b[^.\"“”\n]{0,60}",
        "newsletter mail sign",
    ),
    form(
        "newsletter box",
        "newsletter",
        r"[^\n]{0,200}\b(?:if you (?:enjoyed|liked) this (?:article|story|post|piece)|becom(?:e|ing) an? (?:member|subscriber|supporter)|subscribe (?:now|today) (?:for|to)|subscribing now|free trial)\b[^\n]{0,300}",
        "enjoyed liked becom subscrib trial",
    ),
    # "Follow us on Twitter @example", "- Follow the Ticker on Twitter: @x"
    form(
        "follow us",
        "newsletter",
        rf"\W*(?:[^.?!\"“”\n]{{2,60}}\? )?(?:follow|like|join|find|subscribe(?: to)?|connect with|watch|get|download|check out)\s+(?:us|our|me|the|him|her|them|@\w+|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{0,3}})?[^\"“”\n.]{{0,80}}?\b(?:on |@|via |in |to us )?(?:{PLATFORM}|@\w+|our (?:channel|page|podcast|app))\b[^\"“”\n]{{0,120}}",
        "facebook twitter instagram telegram whatsapp linkedin youtube tiktok @ our_ podcast rss flipboard itunes google",
    ),
    form("follow us", "newsletter", r"[-•·* ]*follow @\w+(?:\W+follow @\w+)*\W*", "follow"),
    form(
        "support us",
        "newsletter",
        rf"(?:support [\w'’ -]{{2,40}}journalism|help (?:us )?keep [\w'’ -]{{2,60}}|make a (?:contribution|donation)|donate|become a (?:member|subscriber)|help [\w ]{{2,30}}, join)\b{NO_QUOTES}{{0,200}}",
        "support help make donate become",
    ),
    form(
        "site promotion",
        "newsletter",
        r"(?:The )?[A-Z][^\n]{2,60} (?:is|are) (?:a|an|one of|the)\b[^\n]{0,200}\b(?:newsroom|media compan(?:y|ies)|publication|magazine|nonprofit|news organi[sz]ation)\b[^\n]{0,300}\b(?:member|subscri|donat|sign up|newsletter)[^\n]{0,300}",
        "newsroom media publication magazine nonprofit news",
        case=True,
    ),
    form("visit our page", "newsletter", r"visit [\w'’ ]{2,40} (?:home ?page|website|page)\b[^\n]{0,80}", "visit"),
)

CREDITS = (
    # "The Example Press contributed to this report." Not: "The drought contributed to this report's findings, she said."
    form(
        "contribution",
        "credit",
        rf"{NO_QUOTES}{{2,240}}\bcontributed(?: reporting)?(?: (?:to|for) this (?:report|story|article|post|piece))(?: from {NO_QUOTES}{{2,40}})?\.?\W?",
        "contributed",
    ),
    form(
        "contribution",
        "credit",
        rf"(?:{PICTURES}|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{0,3}})(?:,? (?:and )?(?:the )?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{0,3}}){{0,4}} (?:also )?contributed(?: reporting)?\.?",
        "contributed",
        case=True,
    ),
    form(
        "contribution",
        "credit",
        rf"\W{{0,3}}(?:contributing(?: by| from| to)?|contributors?|additional reporting|reporting|writing|editing|edited|compiled|translated|produced|camera|with (?:inputs?|reporting|files|additional reporting|agencies)|text)\s*(?:by|from|:|in [A-Z])\s*{NO_QUOTES}{{2,200}}",
        "contribut report writing edit compiled translated produced camera inputs files agencies text",
    ),
    form("contribution", "credit", r"\W{0,3}with (?:agenc(?:y|ies)|inputs?|wire)(?: inputs?| reports?)?\W*", "with_"),
    form(
        "contribution",
        "credit",
        rf"\W{{0,3}}this (?:report|story|article|post) (?:contains|includes|uses|was (?:produced|supported|written|published|first published|originally published)|is (?:based|part))\b{NO_QUOTES}{{0,240}}",
        "this_",
    ),
    # "Source: PAP, Reuters", "Photo: Jo Doe". Not: "Source: “He lied,” an aide said."
    form(
        "source line",
        "credit",
        r"(?![^\n]*\b(?:is|are|was|were|has|have|had|will|may|could|says?|said|to|not)\b)(?:sources?|author(?:/author)?s?|(?:cover |file )?photo(?:graph(?:er|y|s)?|s|/video)?(?: credit| illustration| by)?|image(?: credit| source)?|picture|pic|credits?|illustration|infographic|video|e-?mail)\s*:\s*(?![\"“])(?:[^\n.!?]|[.!?](?=\w)){1,140}\.?",
        ":",
    ),
    form(
        "translated article", "credit", r"the (?:article|text|material|post) comes from [^\n\"“”]{2,80}", "comes_from"
    ),
    # "REUTERS/Jo Doe", "Jo Doe/PAP/East News", "Getty Images". Not: "Reuters reported"
    form(
        "photo credit",
        "credit",
        rf"\W?(?:[\w.,'’& -]{{2,50}}[/|]\s*)*(?:via )?(?:{PICTURES})(?:(?:[/|:,-]\s?| via | / )[\w.'’& -]{{2,50}}){{0,3}}\W?(?<![.!?])",
        case=True,
    ),
    form(
        "photo credit",
        "credit",
        r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3} ?/ ?[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}(?:/\w+)?(?:,? via [A-Z][\w ]{2,20})?",
        "/",
        case=True,
    ),
    form(
        "photo credit",
        "credit",
        r"(?:photo(?:graph)?s?|image|picture|video|illustration|credit) (?:by|courtesy of?|credit|via)\b[^\"“”\n.!?]{2,100}\.?",
        "photo image picture video illustration credit",
    ),
    form(
        "photo credit",
        "credit",
        r"(?:enlarge (?:this )?image|toggle caption|open this photo in gallery:?)(?:\s[^\n]{0,80})?",
        "enlarge toggle open_this",
    ),
    form(
        "photo label",
        "caption",
        r"(?:photos?|image|images|video|caption|image caption|media caption|graphic|gallery|photo gallery|live)\W*",
        label=True,
    ),
)

NOTES = (
    # "Copyright © 2025 The Daily Example, LLC. All rights reserved."
    form(
        "copyright",
        "other",
        r"\W*(?:\(c\)|©|copyright\b(?=.{0,20}(?:©|\d{4}|\bby\b)))[^\n]{0,300}|[^\n]{0,200}\ball rights reserved\b[^\n]{0,200}",
        "(c) © copyright rights",
    ),
    form("licence", "other", r"content created by [^\n]{0,500}", "content_created"),
    # "The views expressed are the author's own". Not: "The views expressed by voters matter, he said."
    form(
        "disclaimer",
        "other",
        r"\W*(?:the )?(?:views?|opinions?|claims)(?: and opinions?)?,? (?:[\w,]+ ){0,3}(?:expressed|set forth)[^\n]{0,300}\b(?:author|columnist|writer|contributor|own|necessarily|represent|reflect|solely)[^\n]{0,300}",
        "expressed set_forth",
    ),
    form(
        "disclaimer",
        "other",
        r"this (?:column|article|piece|commentary|post|op-ed) (?:does not|doesn.t) necessarily reflect[^\n]{0,300}",
        "necessarily",
    ),
    form(
        "site notice",
        "cookies",
        r"[^\n\"“”]{0,80}\b(?:we use (?:cookies|google)|uses? cookies|cookie (?:policy|settings|preferences)|recaptcha|accept (?:all )?cookies|privacy (?:notice|policy)(?: and terms|:)|enable javascript|ad ?blocker)[^\n]{0,300}",
        "cookie recaptcha privacy javascript blocker we_use",
    ),
    # "Story highlights", "7 years ago", "This article is more than 3 years old"
    form(
        "page label",
        "other",
        r"story highlights|highlights|key points|(?:this article is more than )?\d+ (?:years?|months?|weeks?|days?|hours?|minutes?|mins?|seconds?|sec) (?:ago|old)|just now|analysis/opinion:|exclusive:?|urgent:?|breaking(?: news)?:?|original post|live now|advertorial|page \d+(?: of \d+)?",
        label=True,
    ),
    form(
        "update notice",
        "other",
        r"(?:this is a (?:breaking|developing)(?: news)? story\b|this (?:story|article|report|post) (?:has been|was|is being|will be) updated|--?\s*this report was updated|check back for updates|refresh (?:the|this) page)[^\n]{0,160}",
        "this_ check_back refresh",
    ),
    form("editor's note", "other", r"\W*(?:editor.?s?.? note|note to readers)s?\s*:[^\n]{0,600}", "note"),
    # "Correction, 5 May: Dorvik has two bridges", "This article was amended on 5 May", "An earlier version of this article gave …"
    form(
        "correction note",
        "correction",
        r"\W*(?:(?:correction|clarification)s?(?:,? (?:on )?(?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+\.? \d{1,2})(?:,? \d{4})?)?\s*:|(?:this|the headline of this|the headline on this) (?:article|story|report|post|piece)(?:'s headline)? (?:was|has been) (?:amended|corrected|clarified|revised)\b|an earlier version of this (?:article|story|report|post|piece|headline)\b|(?:in )?a previous version of this (?:article|story|report|post|piece)\b)[^\n]{0,600}",
        "correction clarification this_ earlier_version previous_version",
    ),
    form(
        "contact",
        "other",
        rf"\W*(?:contact (?:us|the (?:author|writer|reporter|editor))s?|write to|e-?mail (?:us|the|him|her)?\b|send (?:letters|tips|us)|got a (?:tip|story|news)|(?:do you )?have a (?:story|tip|suggestion|question)|have you been affected|please include a contact|we pay for|reach (?:him|her|them)|(?:he|she|they) can be reached)\b{NO_QUOTES}{{0,240}}",
        "contact write mail send got_a have please we_pay reach",
    ),
    form(
        "contact",
        "other",
        rf"{NO_QUOTES}{{2,60}}\bcan be reached (?:at|by|via|on)\b{NO_QUOTES}{{0,160}}|\S+@\S+\.\w+|{NO_QUOTES}{{0,120}}\bon twitter (?:at |via )?@\w+\W*",
        "@ can_be_reached",
    ),
    form(
        "letters and poll",
        "other",
        rf"(?:vote (?:now|here)|do you (?:approve|agree)|who is your choice|take (?:our|the) (?:poll|survey))\b{NO_QUOTES}{{0,120}}",
        "vote do_you choice take_",
    ),
)

LINES = Forms((*ADVERTISING, *NAVIGATION, *SHARING, *TEASERS, *PROMOTIONS, *CREDITS, *NOTES))
# Forms that are looked for in the single sentences of a paragraph as well, where scraping ran a box into the text.
_SENTENCES = Forms(
    candidate
    for candidate in LINES.all
    if candidate.rule
    in (
        "newsletter box",
        "follow us",
        "click here",
        "contact",
        "site notice",
        "copyright",
        "update notice",
        "support us",
        "contribution",
        "video box",
        "more on our pages",
        "disclaimer",
        "visit our page",
        "continues below",
    )
)
LONGEST = 2600  # characters; no form is longer

# Headings after which teasers stand, one a line.
TEASER_HEADING = re.compile(rf"\W*(?:{_LABEL}|also on [\w .'’-]{{2,40}}|today.s coverage[^\n]{{0,60}}|more stories|top stories|latest (?:news|stories)|in other news)\W*", re.I)  # fmt: skip


# Rules whose wording sentences of an article may share: where someone speaks, they do not apply.
_NOT_WHERE_SOMEONE_SPEAKS = frozenset(
    ("click here", "newsletter box", "follow us", "more on our pages", "contact", "contribution", "site notice", "watch live", "see the video",
     "support us", "visit our page", "full text pointer", "letters and poll", "continues below")
)  # fmt: skip
_SPEAKS = re.compile(
    r"\b(?:said|says|told|tells|asked|added|warned|replied|insisted|according to)\b"
)  # in small letters
_SENTENCE_BREAK = re.compile(r"(?<=[.!?…])(?:\s+|(?=[A-Z]))(?=[A-Z@#(\[“\"])")


class LineForms:
    """The forms that the lines and sentences of one text may have; `held` are the hints that the text holds."""

    def __init__(self, held: Set[str]) -> None:
        self._lines, self._long, self._sentences = (forms.among(held) for forms in (LINES, _LONG_FORMS, _SENTENCES))

    def of_line(self, content: str) -> Form | None:
        """Return the form of residue that the whole of a line has; None if it has none.

        A line of several sentences has a form only if its first sentence has one by itself and nobody speaks in the rest:
        otherwise an article's sentence would go with the label that scraping set beside it.
        """
        return self._form(content, self._lines if len(content) <= _LONG else self._long)

    def of_sentence(self, content: str) -> Form | None:
        """Likewise the form that a sentence of a paragraph has, among those that scraping runs into the text."""
        return self._form(content, self._sentences)

    def _form(self, content: str, forms: Forms) -> Form | None:
        found = _form_of(content, forms) if len(content) <= LONGEST else None
        if found is None or found.rule in _BLOCKS:
            return found
        breaks = [match.end() for match in _SENTENCE_BREAK.finditer(content)]
        if not breaks:
            return found
        if _SPEAKS.search(content[breaks[0] :].lower()) or _form_of(content[: breaks[0]].strip(), self._lines) is None:
            return None
        return found


# Forms that are recognised by how they begin, and are several sentences long by nature.
_BLOCKS = frozenset(
    (
        "teaser box",
        "video box",
        "copyright",
        "licence",
        "disclaimer",
        "editor's note",
        "correction note",
        "site promotion",
        "labelled teaser",
    )
)


# Forms that can be longer than a label or headline; the others need not be tried on the paragraphs of an article.
_LONG = 450  # characters
_LONG_FORMS = Forms(
    candidate
    for candidate in LINES.all
    if candidate.rule in _BLOCKS or candidate.rule in ("newsletter box", "site notice", "click here", "contact")
)


def sentence_starts(content: str) -> list[int]:
    """Return where the sentences of a line begin, also where scraping or translation left no space between them."""
    return [0, *(match.end() for match in _SENTENCE_BREAK.finditer(content))]


def _form_of(content: str, forms: Forms) -> Form | None:
    speaks: bool | None = None
    lowered = content.lower()
    for candidate in forms.worth_trying(lowered):
        if candidate.rule in _NOT_WHERE_SOMEONE_SPEAKS:
            speaks = _SPEAKS.search(lowered) is not None if speaks is None else speaks
            if speaks:
                continue
        if candidate.pattern.fullmatch(content):
            return candidate
    return None
