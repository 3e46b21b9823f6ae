"""The rules: what a time expression looks like, as regular expressions over kinds of words.

In a rule, ``<kind>`` stands for one word of that kind, ``<slot:kind>`` names it, ``<=last|=past>`` is one of those very words.
`MACROS` are names for pieces. Rules are tried in order at each word; the first that matches and means something wins.
"""

MACROS = {
    "MER": "(?:<mer:=am|=pm>|<mer2:=a|=p><dot><=m><dot>?)",
    "APPROX": "(?:<=no>?<=more|=less|=fewer><=than>|<=at><=least|=most|=up>|<=up><=to>|<=as>|<=nearly|=almost|=over|=about|=around|=only|=just|=exactly|=roughly|=approximately|=some>)",
    "OF": "(?:<=the>?<=end|=beginning|=start|=middle|=close><=of>)",
    "MOD": "(?:<=the>?<mod:=early|=late|=mid><hyphen>?|<mod2:=earlier|=later><=in|=on>?|<=the>?<mod3:=end|=beginning|=start|=middle><=of>)",
    "REL": "(?:<rel:=last|=past|=previous|=prior|=preceding|=next|=coming|=following|=upcoming|=ensuing|=this|=current|=same>)",
    "Q": "(?:<n:number>|<=a|=the>?<vague:vague>(?:<=of>)?(?:<=more|=other>)?|<one:=a|=an>)",
    "FILL": "(?:<=full|=whole|=entire|=additional|=straight|=consecutive|=more|=trading|=business|=working|=long|=other|=short|=another>)",
}

# name, pattern. Order matters: longer first where two could start at the same word.
RULES: tuple[tuple[str, str], ...] = (
    # --- calendar dates -------------------------------------------------------------------------------------------------
    # "Friday, Oct. 23, 1998" "Oct. 23" "August 7" | not "Group of 7 August companies"
    # "2031-03-12" "12.3.2031" | not "version 1.2.2031b"
    ("in_figures", "<iso:numeric_date>"),
    ("month_day_year", "(?:<wd:weekday|weekday_short><dot>?<comma>?)?<m:month><dot>?<=the>?<d:monthday><comma>?(?:<=of>)?<y:year>"),
    ("month_days", "(?:<wd:weekday|weekday_short><dot>?<comma>?)?<m:month><dot>?<d:monthday><link:hyphen|=and|=to|=or><d2:monthday>(?:<comma>?<y:year>)?"),
    ("month_day", "(?:<=the>?<mod:=early|=late>)?(?:<wd:weekday|weekday_short><dot>?<comma>?)?(?:<rel:=last|=next|=this>)?<m:month><dot>?<=the>?<d:monthday>(?:<comma>?<part:part>)?"),
    ("days_month", "(?:<=the>)?<d:monthday><link:hyphen|=and|=to|=or><=the>?<d2:monthday><=of>?<m:month><dot>?(?:<comma>?<y:year>)?"),
    ("day_month", "(?:<wd:weekday|weekday_short><dot>?<comma>?)?(?:<=the>)?<d:monthday><=of>?<m:month><dot>?(?:<comma>?<y:year>)?"),
    ("month_year", "<MOD>?<m:month><dot>?(?:<comma>|<=of>)?<y:year|spelled_year>"),
    ("month_rel_year", "<MOD>?<m:month><=of>?<rel:=last|=next|=this><=year>"),
    ("month", "<MOD>?<REL>?<m:month><dot>?"),
    # --- quarters, halves, reporting periods ----------------------------------------------------------------------------
    ("year_poss_quarter", "(?:<rel:=this|=last|=next><=year>|<=the>?<y:year>)(?:<apostrophe><poss>?)?(?:<fy:=fiscal>)?(?:<o:ordinal|=final>)?<hyphen>?<=quarter>"),
    ("quarter_of", "(?:<=the>)?<fy:=fiscal>?<o:ordinal|=final|=last><hyphen>?<=quarter>(?:<=of|=in>)?(?:<=the>?<fy2:=fiscal>?<y:year>|<rel:=this|=last|=next><=year>|<=the><ryear:=year>)"),
    ("quarter", "(?:<=the|=this|=its|=a>)?<fy:=fiscal>?<rel:=latest|=current>?<fy2:=fiscal>?<o:ordinal><hyphen>?<=quarter>"),
    ("half_of", "(?:<=the>)?<o:ordinal|=last><=half>(?:<=of>(?:<y:year>|<rel:=this|=last|=next><=year>|<=the>?<ryear:=year>|<=the>?<apostrophe>?<dec:decade>))"),
    ("period_ago", "(?:<=the|=a>)?(?:<=year><hyphen>?<=ago|=earlier>|<same:=same|=corresponding|=comparable>)<p:=quarter|=period|=month|=week|=time>(?:<=of>?<rel:=last|=previous|=prior><=year>|<=a|number><=year><=ago|=earlier>)?"),
    ("period_rel_year", "(?:<=the>)?<p:=quarter|=period>(?:<rel:=last><=year>|<=a|number><=year><=ago|=earlier>)"),
    ("year_earlier", "<=year><hyphen><=earlier|=ago>"),
    ("the_quarter", "<=the|=this|=that|=each|=every|=same|=its>(?:<fy:=fiscal>)?(?:<rel:=latest|=current|=previous|=prior|=last|=next|=same|=following|=preceding>)?<=quarter>"),
    ("rel_quarter", "<MOD>?<rel:=last|=next|=this|=previous|=current|=latest|=past><=quarter>"),
    ("latest_period", "<=the><rel:=latest><p:=period>"),
    ("fiscal_year", "<=the>?<MOD>?(?:<rel:=last|=next|=this|=current|=latest|=previous>)?<=fiscal|=financial><hyphen>?(?:<=year>(?:<y:year>)?|<y2:year>)"),
    # --- years, decades, centuries --------------------------------------------------------------------------------------
    ("the_year", "<MOD>?<=the>?<=year><y:year>"),
    ("year_two_thousand", "(?:<=the>)<=year><y:spelled>"),
    ("mod_year", "<MOD><y:year>"),
    ("year_range", "<y:year><hyphen|slash><y2:short_year|monthday|year>"),
    ("year", "<y:year|spelled_year>(?:<=or><=later>|<=and><=beyond>)?"),
    ("decade", "(?:<=the>)?(?:<mod:=early|=late|=mid><hyphen>?)?<apostrophe>?<dec:decade>"),
    ("century", "(?:<=the>)?(?:<mod:=early|=late|=mid><hyphen>?)?<o:ordinal><hyphen>?<=century>"),
    # --- days from today ------------------------------------------------------------------------------------------------
    ("day_before_yesterday", "<=the>?<=day><which:=before|=after><far:=yesterday|=tomorrow>"),
    ("tonight", "(?:<mod:=late|=early|=later|=earlier>)?<=tonight>"),
    ("today", "(?:<mod:=late|=early|=later|=earlier>)?<which:=today|=yesterday|=tomorrow>(?:<apostrophe><poss>)?<part:part>?"),
    ("rel_part", "(?:<mod:=late|=early|=later|=earlier>)?<rel:=this|=last|=that|=same><part:part>"),
    ("weekday_to_weekday", "<=overnight>(?:<=from>)?<wd:weekday><link:=to|=into|hyphen><wd2:weekday>"),
    # --- weekdays -------------------------------------------------------------------------------------------------------
    ("every_weekday", "<=every|=each>(?:<other:=other>)?<wd:weekday>(?:<part:part>)?"),
    ("weekday", "(?:<mod:=late|=early|=later|=earlier>(?:<=on|=in>)?)?(?:<rel:=last|=next|=this|=past|=coming|=following|=previous>)?<wd:weekday>(?:<apostrophe><poss>)?(?:<comma>)?(?:<part:part|=midnight|=noon|=midday>)?"),
    ("rel_weekday", "<rel:=last|=next|=this|=past|=coming|=following><wd:weekday>"),
    ("weekdays", "(?:<=on>)?<wd:weekdays>(?:<part:part>|<=nights>)?"),
    # --- clock times ----------------------------------------------------------------------------------------------------
    ("clock_day", "<t:clock|hour><MER>?<zone:zone>?<comma>?(?:<=on>)?<wd:weekday>"),
    ("clock_today", "<t:clock|hour><MER><zone:zone>?<comma>?<which:=today|=yesterday|=tomorrow>"),
    ("clock_then_day", "(?:<wd:weekday>(?:<=at>))?<t:clock|hour><MER>(?:<=local><=time>|<zone:zone><=time>?)?"),
    ("clock_zone", "<t:clock><=local|zone><=time>?"),
    ("oclock", "<t:hour|spelled><=o><apostrophe><=clock>(?:<=in><=the><part:part>)?"),
    ("clock", "<t:clock>"),
    ("noon", "<t:=noon|=midnight|=midday>(?:<=on>)?(?:<wd:weekday>|<which:=today|=yesterday|=tomorrow>)?"),
    # --- seasons and holidays -------------------------------------------------------------------------------------------
    ("season_year", "<MOD>?(?:<=the>)?(?:<mod4:=early|=late>)?<season:season>(?:<=of>)?<y:year>"),
    ("rel_season", "<MOD>?<=the>?<rel:=last|=next|=this|=past|=coming|=previous|=following><season:season>"),
    ("season", "<=the>?<season:season>"),
    ("holiday", "(?:<rel:=last|=next|=this>)?(?:<h:holiday>(?:<u:=day|=eve|=week|=weekend>)?|<new:=new><=year|units><apostrophe>?<poss>?<u2:=day|=eve>|<h2:=independence|=election|=labor|=memorial|=boxing|=veterans|=columbus><=day>|<h3:=valentine><apostrophe>?<poss>?<=day>)"),
    # --- ago, later, before ---------------------------------------------------------------------------------------------
    ("half_ago", "<=half><=a|=an><u:unit><way:=ago|=earlier|=later|=before|=after|=back|=hence>"),
    ("and_half_ago", "<APPROX>?<n:number|=a|=an>(?:<u:unit|units><=and><=a><half:=half>|<=and><=a><half2:=half><u2:units>)<way:=ago|=earlier|=later|=before|=back>"),
    ("ago", "<APPROX>?<Q><FILL>?<hyphen>?<u:unit|units><way:=ago|=earlier|=later|=before|=back|=hence>(?:<mod5:=today|=yesterday|weekday>)?"),
    ("from_now", "<APPROX>?<Q><FILL>?<u:unit|units><=from><=now|=today>"),
    ("the_day_before", "<=the><u:unit><way:=before|=after|=earlier|=later>"),
    # --- sets -----------------------------------------------------------------------------------------------------------
    ("every", "<=every|=each|=per>(?:<other:=other>)?(?:<n:number>)?<u:unit|units>"),
    ("every_month", "<=every|=each><m:month|season>"),
    ("times_a", "(?:<=once|=twice>|<n:number>(?:<=times>)|<=several><=times>)<=a|=per|=each|=every><u:unit>"),
    ("adverb", "<f:adverb>"),
    # "28-year-old", "three-quarters": taken, and no time
    ("not_time", "<=a|=an|=the>?<n:number>(?:<hyphen>?<u:unit|units><hyphen>?<=old>|<hyphen><=quarter|=quarters>)"),
    # --- amounts of time ------------------------------------------------------------------------------------------------
    ("half_unit", "<APPROX>?<=half><hyphen>?<=a|=an>?<hyphen>?<u:unit>"),
    ("unit_and_half", "<APPROX>?<n:number|=a|=an><u:unit|units><=and><=a><half:=half>"),
    ("n_and_half_units", "<APPROX>?<n:number><=and><=a><half:=half><hyphen>?<u:unit|units>"),
    ("mixed_fraction", "<APPROX>?<n:number><top:number><slash><bottom:number><hyphen>?<u:unit|units>"),
    ("range_units", "<APPROX>?(?:<=between>)?<n:number><link:=to|=or|=and|hyphen><n2:number><hyphen>?<u:unit|units>"),
    ("rel_amount", "<APPROX>?(?:<=each><=of>)?(?:<=the|=these|=those|=this>)?<rel:=last|=past|=previous|=prior|=preceding|=next|=coming|=following|=upcoming|=first|=final|=recent|=ensuing>(?:<n:number>|<vague:vague>(?:<=of>)?)<FILL>?<hyphen>?<u:unit|units>"),
    ("recent", "<=the>?<=more>?<=recent><u:units>(?:<=and><units>)?"),
    ("rel_units", "(?:<=the|=these>)?<rel:=last|=past|=coming|=next|=upcoming|=following|=previous><u:units>"),
    ("units_ahead", "<=the><u:units><=ahead|=since>"),
    ("year_ago_quarter", "<=the>?<n:number|=a|=year>?<=year><hyphen>?<=ago|=earlier><p:=quarter|=period>"),
    ("n_unit_hyphen", "<=a|=the|=its|=an>?<n:number><hyphen><u:unit|units>"),
    ("the_n_units", "<APPROX>?<=the|=those|=these>?<n:number><FILL>?<u:unit|units>"),
    ("vague_units", "<APPROX>?(?:<=a|=the>)?<vague:vague>(?:<=of>)?<FILL>?<u:units|=generations>"),
    ("some_time", "<=some><=time>"),
    ("a_unit", "<APPROX>?(?:<=a|=an|=another>)<FILL>?<u:unit>(?:<hyphen>?<=long>)?"),
    ("unit_long", "<=the|=a>?<u:unit|units><hyphen><=long>"),
    ("all_unit", "<=all|=whole|=entire><=the|=of>?<u:unit>(?:<hyphen>?<=long>)?"),
    # --- this week, last year -------------------------------------------------------------------------------------------
    ("year_end", "(?:<rel:=this|=last|=next>)?<=year>(?:<hyphen>|<apostrophe><poss>)<=end>(?:<y:year>)?"),
    ("rel_unit", "<MOD>?(?:<=the>)?<rel:=last|=past|=previous|=prior|=preceding|=next|=coming|=following|=upcoming|=ensuing|=this|=current|=same|=that|=latest><same:=same|=past>?<hyphen>?<u:unit>"),
    ("mod_the_unit", "(?:<mod2:=earlier|=later|=late|=early><=in>|<=the>?<mod3:=end|=beginning|=start|=middle><=of>)<=the><u:unit>"),
    ("the_unit", "<=the><u:=week|=year|=day|=month|=weekend|=decade>"),
    ("bare_units", "<u:units>"),
    # --- references without a date --------------------------------------------------------------------------------------
    ("moment", "<=this|=that><=crucial|=very|=present|=current>?<=moment|=point|=time>"),
    ("these_days", "<=these><=days>"),
    ("the_future", "<=the|=a>?(?:<=near|=long|=short|=medium|=immediate|=later>)(?:<=future>|<=term>|<=date>)"),
    ("the_past", "<=the><=past>"),
    ("at_present", "<=at><ref2:=present>"),
    ("future", "<=the><=future>"),
    ("ref", "<=more>?<ref:ref>"),
)  # fmt: skip

# A run of words without one of these kinds holds no time expression.
CORE_KINDS = (
    "numeric_date|month|weekday|weekdays|unit|units|part|season|holiday|ref|decade|year|spelled_year|clock|adverb|=am|=pm|=m|=today|=tonight"
    "|=yesterday|=tomorrow|=noon|=midnight|=midday|=fiscal|=past|=future|=present|=recent|=moment|=time|=period|=century|=clock|=term"
)
